import { mkdir } from 'node:fs/promises';
import { expandInputs } from '../../app/fleet-inputs.ts';
import { playbookFile } from '../../app/remediation/fix-file.ts';
import { planEach, type FleetPlan, type PlannedHost } from '../../app/remediation/fleet-plans.ts';
import {
  fixFormatOfFile,
  fixFormats,
  type FixFormat,
  undoFileName,
} from '../../core/remediation/writers/fix-formats.ts';
import { readExceptions } from '../exceptions-option.ts';
import { fleetProgress } from '../fleet-progress.ts';
import { checkContradiction } from '../judge-host.ts';
import { renderFleetPlan } from '../render/fleet-plan.ts';
import { painter } from '../render/paint.ts';
import { quoted } from '../render/plain-text.ts';
import { givenBy } from '../situation-options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';
import { fixesOf, hostFiles, playbookFiles } from './fleet-plan-files.ts';
import { isFixFormat } from './plan-formats.ts';
import type { PlanOptions } from './plan-options.ts';

/**
 * Plans the change of each input as a server of its own: one Ansible playbook for all of them, or a
 * folder with a file for each. Exit code 2 when one of them could not be planned, 1 when a flow stays
 * closed on any.
 * @throws {UsageError} when there is nothing to plan or it cannot be written
 */
export async function runPlanEach(
  given: readonly string[],
  options: PlanOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  const format = formatOf(options);
  await checkOutput(options, format);
  const found = await expandInputs(given);
  if (!found.ok)
    throw new UsageError(
      `${quoted(found.empty)}: no snapshot or export was found there; a .json, .reg, .wfw or .pol file was expected.`,
    );
  const { inputs } = found;
  const choice = {
    given: givenBy(options),
    ...(options.catalogue === undefined ? {} : { catalogue: options.catalogue }),
    flows: options.flow ?? null,
    place: format === 'gpo' ? 'group-policy' : 'local',
    now: terminal.now?.() ?? new Date(),
    exceptions: await readExceptions(options.exceptions),
  } as const;
  const progress = fleetProgress(terminal, inputs.length);
  const plans = await planEach(inputs, choice, terminal.locateSample, (done, plan) =>
    progress(done, plan.kind === 'unread' ? plan.problem : undefined),
  );
  await write(plans, format, options, terminal);
  if (plans.some(({ kind }) => kind === 'unread')) return exitCodes.failed;
  return planned(plans).some(({ stillFailing }) => stillFailing > 0)
    ? exitCodes.actionNeeded
    : exitCodes.fine;
}

const planned = (plans: readonly FleetPlan[]): PlannedHost[] =>
  plans.filter((plan) => plan.kind === 'planned');

function formatOf({ format, json, output }: PlanOptions): FixFormat {
  const chosen = format ?? (json === true ? 'json' : (fixFormatOfFile(output ?? '') ?? 'ansible'));
  if (isFixFormat(chosen)) return chosen;
  throw new UsageError(
    `--each writes what other tools deploy: --format ${fixFormats.join(', ')}; ${chosen} is for one server.`,
  );
}

/** Fails before the work where it would fail after it. */
async function checkOutput(
  { output, undo = false, force = false }: PlanOptions,
  format: FixFormat,
): Promise<void> {
  if (format === 'ansible') {
    if (output !== undefined)
      await checkWritable(undo ? [output] : [output, undoFileName(output)], force);
    return;
  }
  if (output === undefined)
    throw new UsageError(
      `--each --format ${format} writes a file for each server; say into which folder with --output.`,
    );
  await mkdir(output, { recursive: true }).catch(() => {
    throw new UsageError(`${quoted(output)} could not be made; a folder was expected.`);
  });
}

async function write(
  plans: readonly FleetPlan[],
  format: FixFormat,
  { output, undo = false, force = false }: PlanOptions,
  terminal: Terminal,
): Promise<void> {
  const layout = { width: terminal.width, paint: painter(terminal.colour) };
  const summary = renderFleetPlan(plans, format, output, layout);
  // An older file that is right stays rather than be replaced by one for nobody.
  if (planned(plans).length === 0) {
    await terminal.out.write(summary);
    return;
  }
  if (output === undefined) {
    // The playbook may go into a pipe; what is said of it goes beside.
    await terminal.out.write(playbookFile(fixesOf(planned(plans)), undo ? 'undo' : 'apply').text);
    await terminal.err.write(summary);
    return;
  }
  const files =
    format === 'ansible'
      ? playbookFiles(planned(plans), output, undo)
      : hostFiles(planned(plans), format, output, undo);
  await writeFiles(files, force, terminal);
  await terminal.out.write(summary);
}
