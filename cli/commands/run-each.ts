import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { assessEach, type HostAssessor } from '../../app/fleet.ts';
import { localAssessor, type FleetChoice } from '../../app/fleet-host.ts';
import { expandInputs } from '../../app/fleet-inputs.ts';
import { workerAssessor } from '../../app/fleet-workers.ts';
import { readExceptions } from '../exceptions-option.ts';
import { fleetProgress } from '../fleet-progress.ts';
import { checkContradiction } from '../judge-host.ts';
import { quoted } from '../render/plain-text.ts';
import { givenBy } from '../situation-options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable } from '../write-file.ts';
import type { AssessOptions } from './assess-options.ts';
import { eachOutputs, isShown, tasksOf, type EachOutputs } from './each-outputs.ts';
import { showFleet, writeFleet } from './write-fleet.ts';

/** More threads than this wait for the disk, and each keeps a heap of its own. */
const mostWorkers = 8;

/**
 * Assesses each input as a server of its own. Exit code 2 when one of them could not be, 1 when a
 * flow fails on any.
 * @throws {UsageError} when there is nothing to assess or the output cannot be written
 */
export async function runEach(
  given: readonly string[],
  options: AssessOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  const { force = false, catalogue } = options;
  const outputs = await eachOutputs(options);
  const found = await expandInputs(given);
  if (!found.ok)
    throw new UsageError(
      `${quoted(found.empty)}: no snapshot or export was found there; a .json, .reg, .wfw or .pol file was expected.`,
    );
  const tasks = tasksOf(found.inputs, outputs.folders);
  await makeFolders(outputs);
  await checkWritable(
    [...outputs.documents, ...tasks.flatMap(({ files }) => files)].map(({ path }) => path),
    force,
  );
  const choice: FleetChoice = {
    given: givenBy(options),
    ...(catalogue === undefined ? {} : { catalogue }),
    exceptions: await readExceptions(options.exceptions),
    now: terminal.now?.() ?? new Date(),
    mayReplace: force,
  };
  const assessors = assessorsFor(choice, tasks.length, terminal);
  const progress = fleetProgress(terminal, tasks.length);
  const fleet = await assessEach(tasks, assessors, (done, result) =>
    progress(done, result.kind === 'unread' ? result.problem : undefined),
  );
  const { format = 'table' } = options;
  if (options.output === undefined && isShown(format))
    await showFleet(fleet, choice, format, terminal);
  else await writeFleet(fleet, choice, outputs, force, terminal);
  if (fleet.unread.length > 0) return exitCodes.failed;
  return fleet.flows.some(({ failing }) => failing > 0) ? exitCodes.actionNeeded : exitCodes.fine;
}

async function makeFolders({ folders }: EachOutputs): Promise<void> {
  for (const { path } of folders)
    await mkdir(path, { recursive: true }).catch(() => {
      throw new UsageError(`The folder ${quoted(path)} could not be made.`);
    });
}

function assessorsFor(choice: FleetChoice, count: number, terminal: Terminal): HostAssessor[] {
  const { eachWorker, locateSample } = terminal;
  // A thread costs more than some servers do.
  if (eachWorker === undefined || count < 4) return [localAssessor(choice, locateSample)];
  const threads = Math.min(availableParallelism(), mostWorkers, count);
  return Array.from({ length: threads }, () => workerAssessor(eachWorker, choice));
}
