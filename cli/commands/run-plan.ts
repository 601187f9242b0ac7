import { planView } from '../../app/companion/plan-view.ts';
import { isNameless, planHost } from '../../app/remediation/host-plan.ts';
import type { FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { canonicalPlanText, type ChangePlan } from '../../core/remediation/plan.ts';
import {
  fixFormatOfFile,
  fixFormats,
  type FixFormat,
  undoFileName,
} from '../../core/remediation/writers/fix-formats.ts';
import { readExceptions } from '../exceptions-option.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { eachHint, liveInput, readHost } from '../read-host.ts';
import { argument } from '../render/next-steps.ts';
import { painter } from '../render/paint.ts';
import { planJson } from '../render/plan-json.ts';
import { renderPlan, type PlanOutput } from '../render/plan-view.ts';
import { quoted, safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';
import { isFixFormat } from './plan-formats.ts';
import type { PlanFormat } from './plan-formats.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlannedHost } from './planned-host.ts';

/** @throws {UsageError} when nothing can be planned */
export async function runPlan(
  inputs: readonly string[],
  options: PlanOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  const format = formatOf(options);
  await checkWritable(filesOf(options, format), options.force === true);
  const planned = await planInputs(inputs, options, format, terminal);
  if (isFixFormat(format)) {
    const { deploy } = await import('./deploy-plan.ts');
    await deploy(planned, format, options, terminal);
  } else await tell(planned, inputs, format, options, terminal);
  return planned.view.headlineAfter.failing > 0 ? exitCodes.actionNeeded : exitCodes.fine;
}

function formatOf({ format, json = false, output, undo = false }: PlanOptions): PlanFormat {
  const chosen = format ?? (json ? 'json' : undefined) ?? fixFormatOfFile(output ?? '') ?? 'table';
  if (undo && !isFixFormat(chosen))
    throw new UsageError(
      `--undo goes with a format that other tools deploy: --format ${fixFormats.join(', ')}; what apply did is taken back by the command undo.`,
    );
  return chosen;
}

const filesOf = ({ output, undo = false }: PlanOptions, format: PlanFormat): string[] => {
  if (output === undefined) return [];
  return isFixFormat(format) && !undo ? [output, undoFileName(output)] : [output];
};

async function planInputs(
  inputs: readonly string[],
  options: PlanOptions,
  format: PlanFormat,
  terminal: Terminal,
): Promise<PlannedHost> {
  const { snapshot, notes } = await readHost(inputs, terminal, eachHint);
  const judged = judgeHost(snapshot, options);
  const chosen = options.flow === undefined ? null : chosenFlows(options.flow, judged.assessment);
  const now = terminal.now?.() ?? new Date();
  const place = format === 'gpo' ? 'group-policy' : 'local';
  const exceptions = await readExceptions(options.exceptions);
  const planned = planHost(snapshot, judged, { chosen, now, place, exceptions });
  return {
    ...planned,
    view: planView(planned.plan.id, planned.proposal, snapshot, chosen),
    catalogue: judged.catalogue,
    hasRoles: judged.assessment.roles.length > 0,
    notes,
  };
}

/** Both ends of each flow that this host takes part in. */
function chosenFlows(ids: readonly string[], { flows }: Assessment): FlowKey[] {
  return [...new Set(ids)].flatMap((id) => {
    const found = flows.filter((flow) => flow.id === id);
    if (found.length > 0) return found.map(({ direction }) => ({ id, direction }));
    throw new UsageError(
      `This server takes part in no flow ${quoted(id)}; assess --all shows those it does, and flows the ids of all.`,
    );
  });
}

/** The plan in words or as JSON, and as the file that apply takes. */
async function tell(
  { plan, proposal, view, hasRoles, notes }: PlannedHost,
  inputs: readonly string[],
  format: Exclude<PlanFormat, FixFormat>,
  { output, force = false }: PlanOptions,
  terminal: Terminal,
): Promise<void> {
  if (output !== undefined) await writePlan(plan, output, force, terminal);
  const layout = { width: terminal.width, paint: painter(terminal.colour), name: terminal.name };
  await terminal.out.write(
    format === 'json'
      ? `${safeJson(planJson(plan, proposal, view, notes), 2)}\n`
      : renderPlan(
          {
            view,
            hasRoles,
            inputNotes: notes,
            next: nextSteps(plan, inputs, output, terminal.name),
          },
          layout,
        ),
  );
}

async function writePlan(
  plan: ChangePlan,
  file: string,
  mayReplace: boolean,
  terminal: Terminal,
): Promise<void> {
  if (isNameless(plan))
    throw new UsageError(
      'The input does not say which computer it is of, so no plan can be written for it; leave out --output to see the commands.',
    );
  if (plan.steps.length === 0)
    throw new UsageError(
      `There is nothing to change, so ${quoted(file)} was not written; leave out --output to see why.`,
    );
  await writeFiles([{ path: file, content: canonicalPlanText(plan) }], mayReplace, terminal);
}

function nextSteps(
  plan: ChangePlan,
  inputs: readonly string[],
  output: string | undefined,
  name: string,
): PlanOutput['next'] {
  if (plan.steps.length === 0 || isNameless(plan)) return [];
  const where = inputs.includes(liveInput) ? 'here' : `on ${plan.host}`;
  if (output !== undefined)
    return [{ what: `Apply the plan ${where}:`, command: `${name} apply ${argument(output)}` }];
  return [
    {
      what: `To apply it ${where}, add --output plan.json to this command, then:`,
      command: `${name} apply plan.json`,
    },
  ];
}
