import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { HostResult } from '../core/fleet/model.ts';
import type { HostAssessor } from './fleet.ts';
import type { FleetChoice } from './fleet-host.ts';

/** The heap of one worker: the largest snapshot that is read fits in it. */
const heapMegabytes = 320;

function failed(input: string, error: unknown): HostResult {
  const detail = error instanceof Error ? error.message : 'it ended early';
  return { kind: 'unread', input, problem: `${input}: could not be assessed: ${detail}.` };
}

/** The bundled worker: a file, or its code where the program brings it along. */
export type WorkerSource = URL | { readonly code: () => string };

/**
 * Assesses in a thread of its own. A thread that dies of an input (its memory is bounded) is
 * replaced, and the input is listed as unread.
 */
export function workerAssessor(source: WorkerSource, choice: FleetChoice): HostAssessor {
  const options = {
    workerData: choice,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  };
  const start = () =>
    source instanceof URL
      ? new Worker(source, options)
      : new Worker(source.code(), { ...options, eval: true });
  let worker: Worker | undefined;
  return {
    assess: async (task) => {
      worker ??= start();
      try {
        const answer = once(worker, 'message');
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(task);
        // The worker is ours and answers each input with one HostResult.
        const [result] = (await answer) as [HostResult];
        return result;
      } catch (error) {
        worker = undefined;
        return failed(task.path, error);
      }
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
