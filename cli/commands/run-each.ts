import { availableParallelism } from 'node:os';
import { assessEach, type HostAssessor } from '../../app/fleet.ts';
import { localAssessor, type FleetChoice } from '../../app/fleet-host.ts';
import { expandInputs } from '../../app/fleet-inputs.ts';
import { workerAssessor } from '../../app/fleet-workers.ts';
import { writeFleetCsv } from '../../core/fleet/csv.ts';
import { writeFleetHtml } from '../../core/fleet/html/page.ts';
import type { Fleet, HostResult } from '../../core/fleet/model.ts';
import { zonedTime } from '../../app/local-time.ts';
import manifest from '../../package.json' with { type: 'json' };
import { checkContradiction } from '../judge-host.ts';
import { renderFleet } from '../render/fleet.ts';
import { painter } from '../render/paint.ts';
import { plainText, quoted, safeJson } from '../render/plain-text.ts';
import { givenBy } from '../situation-options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes, pipedWidth } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';
import type { AssessOptions } from './assess.ts';

/** More threads than this wait for the disk, and each keeps a heap of its own. */
const mostWorkers = 8;
/** Progress is said after so many servers. */
const progressStep = 100;

function assessorsFor(choice: FleetChoice, count: number, terminal: Terminal): HostAssessor[] {
  const { eachWorker, locateSample } = terminal;
  // A thread costs more than some servers do.
  if (eachWorker === undefined || count < 4) return [localAssessor(choice, locateSample)];
  const threads = Math.min(availableParallelism(), mostWorkers, count);
  return Array.from({ length: threads }, () => workerAssessor(eachWorker, choice));
}

function textOf(fleet: Fleet, options: AssessOptions, terminal: Terminal): string {
  const isFile = options.output !== undefined;
  const made = {
    generatedAt: zonedTime(new Date()),
    tool: { name: 'VMM Firewall Companion', version: manifest.version },
  };
  const { format = 'table' } = options;
  if (format === 'json') return `${safeJson({ ...fleet, ...made })}\n`;
  if (format === 'csv') return writeFleetCsv(fleet);
  if (format === 'html') return writeFleetHtml(fleet, made);
  if (format === 'table') {
    return renderFleet(fleet, {
      width: isFile ? pipedWidth : terminal.width,
      paint: painter(terminal.colour && !isFile),
    });
  }
  throw new UsageError(`--each writes table, json, csv or html; ${format} is for one server.`);
}

/** A closed error output stops nothing; a broken input is said at once and listed at the end. */
const progressTo =
  ({ err }: Terminal, total: number) =>
  (done: number, result: HostResult): void => {
    if (result.kind === 'unread') void err.write(`vmm-firewall: ${plainText(result.problem)}\n`);
    if (done % progressStep === 0) void err.write(`${done} of ${total} servers\n`);
  };

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
  const [output, ...more] = options.output ?? [];
  if (more.length > 0)
    throw new UsageError('--each writes one file; --output was given several times.');
  if (output !== undefined) await checkWritable([output], force);
  const found = await expandInputs(given);
  if (!found.ok)
    throw new UsageError(
      `${quoted(found.empty)}: no snapshot or export was found there; a .json, .reg, .wfw or .pol file was expected.`,
    );
  const choice = { given: givenBy(options), ...(catalogue === undefined ? {} : { catalogue }) };
  const assessors = assessorsFor(choice, found.inputs.length, terminal);
  const progress = progressTo(terminal, found.inputs.length);
  const fleet = await assessEach(found.inputs, assessors, progress);
  const text = textOf(fleet, options, terminal);
  if (output === undefined) await terminal.out.write(text);
  else await writeFiles([{ path: output, content: text }], force);
  if (fleet.unread.length > 0) return exitCodes.failed;
  return fleet.flows.some(({ failing }) => failing > 0) ? exitCodes.actionNeeded : exitCodes.fine;
}
