import { applyExceptions } from '../core/exceptions/apply-exceptions.ts';
import type { FlowException } from '../core/exceptions/exception.ts';
import type { GivenSituation } from '../core/assessment/situation.ts';
import { hostResult } from '../core/fleet/host-result.ts';
import type { HostResult, UnreadHost } from '../core/fleet/model.ts';
import type { CatalogueId } from '../core/vmm/catalogue.ts';
import { assessHost, type AssessResult } from './assess-input.ts';
import type { FleetTask, HostAssessor } from './fleet.ts';
import { loadInputs, type LocateSample } from './load-inputs.ts';
import { dayOf } from './local-time.ts';
import type { ReportContext } from './report-content.ts';

/** What all hosts are; plain data, so that it can be sent to a worker. */
export interface FleetSituation {
  readonly given: GivenSituation;
  readonly catalogue?: CatalogueId;
}

/** What all hosts are judged with; plain data, so that it can be sent to a worker. */
export interface FleetChoice extends FleetSituation {
  readonly exceptions: readonly FlowException[];
  /** One moment for all, so that equal hosts give equal files. */
  readonly now: Date;
  /** Whether files that are there may be replaced. */
  readonly mayReplace: boolean;
}

async function assessOne(
  { path: input, isNamed, files }: FleetTask,
  { given, catalogue, exceptions, now, mayReplace }: FleetChoice,
  locateSample: LocateSample,
): Promise<HostResult> {
  const loaded = await loadInputs([input], locateSample);
  if (!loaded.ok && loaded.kind === 'other' && !isNamed) return { kind: 'left-out', input };
  if (!loaded.ok) return unread(input, loaded.error);
  const { snapshot, notes } = loaded;
  const result = assessHost(snapshot, given, catalogue);
  if (result.kind === 'ask') return unread(input, questionFor(input, result));
  const applied = applyExceptions(result.assessment, exceptions, dayOf(now));
  if (files.length > 0) {
    const context = { ...result, snapshot, exceptions, inputNotes: notes, now: () => now };
    const problem = await writeFiles(context, files, mayReplace);
    if (problem !== undefined) return unread(input, `${input}: ${problem}`);
  }
  return hostResult(input, applied.assessment, applied.exceptions);
}

const unread = (input: string, problem: string): UnreadHost => ({ kind: 'unread', input, problem });

/** The reports of one host, whole or not at all; what kept them from being written, as a sentence. */
async function writeFiles(
  context: ReportContext,
  files: FleetTask['files'],
  mayReplace: boolean,
): Promise<string | undefined> {
  const [{ reportFiles }, { writeWhole }] = await Promise.all([
    import('./report.ts'),
    import('../host/storage/write-whole.ts'),
  ]);
  const made = await reportFiles(context, files);
  if (!made.ok) return made.error.sentence;
  const written = await writeWhole(made.value.map((file) => ({ ...file, mayReplace })));
  return written.ok
    ? undefined
    : `${written.error.path} could not be written: ${written.error.why}.`;
}

/**
 * What only the user can say of one input of many, with the choices.
 * @param option by which it is said
 */
export function questionFor(
  input: string,
  { what, why, choices }: Extract<AssessResult, { kind: 'ask' }>,
  option = what === 'release' ? '--release' : '--role',
): string {
  return `${input}: ${why}; say which with ${option}: ${choices.join(', ')}.`;
}

/** An input as one host's result; whatever is wrong with it becomes its sentence. */
export async function assessInput(
  task: FleetTask,
  choice: FleetChoice,
  locateSample: LocateSample,
): Promise<HostResult> {
  try {
    return await assessOne(task, choice, locateSample);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return unread(task.path, `${task.path}: this is a mistake of this program: ${detail}`);
  }
}

/** Works in this thread. */
export const localAssessor = (choice: FleetChoice, locateSample: LocateSample): HostAssessor => ({
  assess: (task) => assessInput(task, choice, locateSample),
  close: () => Promise.resolve(),
});
