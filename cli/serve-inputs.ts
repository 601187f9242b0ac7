import { parentPort, workerData } from 'node:worker_threads';
import type { LocateSample } from '../app/load-inputs.ts';
import type { FleetTask } from '../app/fleet.ts';
import { assessInput, type FleetChoice } from '../app/fleet-host.ts';

/** One thread of `assess --each`: an input comes, its result goes back. */
export function serveInputs(locateSample: LocateSample): void {
  // Sent by `workerAssessor` as the choice of the command line.
  const choice = workerData as FleetChoice;
  parentPort?.on('message', (task: FleetTask) => {
    void assessInput(task, choice, locateSample).then((result) =>
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      parentPort?.postMessage(result),
    );
  });
}
