import manifest from '../../package.json' with { type: 'json' };
import { planView } from '../../app/companion/plan-view.ts';
import { planOf } from '../../app/remediation/plan-of.ts';
import { sealedPlan } from '../../app/remediation/plan-file.ts';
import type { FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { canonicalPlanText, type ChangePlan, type PlanStep } from '../../core/remediation/plan.ts';
import { cleanText } from '../../core/remediation/plain-text.ts';
import { propose } from '../../core/remediation/propose.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { liveInput, readHost } from '../read-host.ts';
import { argument } from '../render/next-steps.ts';
import { painter } from '../render/paint.ts';
import { planJson } from '../render/plan-json.ts';
import { renderPlan, type PlanOutput } from '../render/plan-view.ts';
import { quoted, safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeBeside } from '../write-file.ts';
import type { PlanOptions } from './plan.ts';

/** @throws {UsageError} when nothing can be planned */
export async function runPlan(
  inputs: readonly string[],
  options: PlanOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  const { output } = options;
  if (output !== undefined) await checkWritable(output, options.force === true);
  const host = await readHost(inputs, terminal);
  const judged = judgeHost(host.snapshot, options);
  const { assessment, catalogue, situation } = judged;
  const chosen = options.flow === undefined ? null : chosenFlows(options.flow, assessment);
  const now = terminal.now?.() ?? new Date();
  const day = now.toISOString().slice(0, 10);
  const proposal = propose(host.snapshot, catalogue, situation, chosen, day);
  const plan = documentOf(proposal.steps, host.snapshot, judged, now);
  if (output !== undefined) await writePlan(plan, output, options.force === true);
  const view = planView(plan.id, proposal, host.snapshot, chosen);
  await terminal.out.write(
    options.json === true
      ? `${safeJson(planJson(plan, proposal, view, host.notes), 2)}\n`
      : renderPlan(
          {
            view,
            hasRoles: assessment.roles.length > 0,
            inputNotes: host.notes,
            next: nextSteps(plan, inputs, output, terminal.name),
          },
          { width: terminal.width, paint: painter(terminal.colour), name: terminal.name },
        ),
  );
  return view.headlineAfter.failing > 0 ? exitCodes.actionNeeded : exitCodes.fine;
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

/** A host that is not named gets a plan to look at, which no computer will take for its own. */
const nameless = 'unknown';

function documentOf(
  steps: readonly PlanStep[],
  { host }: Snapshot,
  { catalogue }: ReturnType<typeof judgeHost>,
  now: Date,
): ChangePlan {
  const name = isAvailable(host) ? cleanText(host.name, 255) : '';
  const head = {
    id: 'unsealed',
    now,
    catalogue,
    tool: `VMM Firewall Companion ${manifest.version}`,
  };
  return sealedPlan(planOf(steps, { ...head, host: name === '' ? nameless : name }));
}

async function writePlan(plan: ChangePlan, file: string, mayReplace: boolean): Promise<void> {
  if (plan.host === nameless)
    throw new UsageError(
      'The input does not say which computer it is of, so no plan can be written for it; leave out --output to see the commands.',
    );
  if (plan.steps.length === 0)
    throw new UsageError(
      `There is nothing to change, so ${quoted(file)} was not written; leave out --output to see why.`,
    );
  await writeBeside(file, canonicalPlanText(plan), mayReplace);
}

function nextSteps(
  { steps, host }: ChangePlan,
  inputs: readonly string[],
  output: string | undefined,
  name: string,
): PlanOutput['next'] {
  if (steps.length === 0 || host === nameless) return [];
  const isHere = inputs.includes(liveInput);
  const where = isHere ? 'here' : `on ${host}`;
  if (output !== undefined)
    return [{ what: `Apply the plan ${where}:`, command: `${name} apply ${argument(output)}` }];
  return [
    {
      what: `To apply it ${where}, add --output plan.json to this command, then:`,
      command: `${name} apply plan.json`,
    },
  ];
}
