import { isSameFlow, type FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { ownRemovalOf } from '../../core/remediation/own-rules-of.ts';
import { cleanText } from '../../core/remediation/plain-text.ts';
import {
  changePlan,
  nameOf,
  type ChangePlan,
  type RemovalPlan,
} from '../../core/remediation/plan.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import { propose, type Proposal } from '../../core/remediation/propose.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { assessHost } from '../assess-input.ts';
import { ownRemovalPlan } from '../remediation/own-removal.ts';
import { planOf } from '../remediation/plan-of.ts';
import type { ActivityEntry, PlanView } from './api.ts';
import type { CurrentHost, Reading, ReadResult } from './current-host.ts';
import { planView } from './plan-view.ts';
import { CallFailed, notAssessed } from './problem.ts';
import { removalView } from './removal-view.ts';

/** A repair as it was proposed. */
export interface Repair {
  readonly plan: ChangePlan;
  /** What was to be opened. */
  readonly flows: readonly FlowKey[];
}

/** What was shown and may be carried out. */
export interface Shown {
  readonly plan: ChangePlan | RemovalPlan;
  /** null for the removal of own rules. */
  readonly repair: Repair | null;
  /** Whether the host is now as was shown: only what was read counts. */
  readonly isAsForeseen: (read: ReadResult, reading: Reading | null) => boolean;
  readonly view: PlanView;
}

export interface ProposalHead {
  /** Names the proposal, and its plan. */
  readonly id: string;
  readonly now: Date;
  /** The program with its version. */
  readonly tool: string;
}

const cannotPropose = (why: string, next: string) =>
  new CallFailed({ what: 'No change can be proposed.', why, next });

/**
 * What opens some flows, or (`null`) everything that fails.
 * @throws {CallFailed} where nothing can be proposed
 */
export function repairOf(
  current: CurrentHost,
  chosen: readonly FlowKey[] | null,
  head: ProposalHead,
): Shown {
  const { reading } = current;
  if (reading?.result.kind !== 'assessed')
    throw cannotPropose('The host is not assessed.', 'Check it first.');
  const { snapshot, result } = reading;
  const date = head.now.toISOString().slice(0, 10);
  // What is closed on purpose stays so, unless it is asked for.
  const flows = chosen ?? failingFlows(current.excepted(result.assessment).assessment);
  const proposal = propose(snapshot, result.catalogue, result.situation, flows, date);
  const host = cleanText(result.assessment.host.name ?? 'unknown', 255);
  const document = planOf(proposal.steps, { ...head, host, catalogue: result.catalogue });
  const plan = changePlan.safeParse(document);
  if (!plan.success) throw cannotPropose(plan.error.message, 'Report this with the reason.');
  const shown = {
    ...proposal,
    before: current.excepted(proposal.before).assessment,
    after: current.excepted(proposal.after).assessment,
  };
  return {
    plan: plan.data,
    repair: { plan: plan.data, flows },
    isAsForeseen: (read) => isOpenAsForeseen(proposal, read),
    view: planView(head.id, shown, snapshot, flows),
  };
}

const failingFlows = ({ flows }: Assessment): FlowKey[] =>
  flows.filter(({ failing }) => failing).map(({ id, direction }) => ({ id, direction }));

/** Whether the flows of the plan are now as they were foreseen. */
function isOpenAsForeseen({ steps, after }: Proposal, { assessment }: ReadResult): boolean {
  if (assessment === null) return false;
  const ids = new Set(steps.flatMap(({ flows }) => flows));
  return after.flows
    .filter(({ id }) => ids.has(id))
    .every((foreseen) =>
      assessment.flows.some(
        (flow) => isSameFlow(flow, foreseen) && flow.verdict === foreseen.verdict,
      ),
    );
}

const unread = {
  rules: 'The local rules of this server could not be read.',
  name: 'The name of this server could not be read.',
} as const;

/**
 * What removes every rule of this program from the host, whichever change made it.
 * @param entries what happened so far: rules that were switched on stay, which is said
 * @throws {CallFailed} where nothing can be proposed
 */
export function removalOf(
  current: CurrentHost,
  entries: readonly ActivityEntry[],
  head: ProposalHead,
): Shown {
  const { reading } = current;
  if (reading === null) throw new CallFailed(notAssessed);
  const { snapshot } = reading;
  const own = ownRemovalPlan(snapshot, head);
  if (!own.ok) throw cannotPropose(unread[own.error], 'See on the overview what was not read.');
  const { removal, plan } = own.value;
  const after = assessHost(applySteps(snapshot, removal.steps), current.situation);
  const summaryOf = (result: Reading['result']) =>
    result.kind === 'assessed' ? current.excepted(result.assessment).assessment.summary : null;
  return {
    plan,
    repair: null,
    isAsForeseen: (_read, now) => now !== null && isRemoved(plan, now.snapshot),
    view: removalView(head.id, removal, {
      before: summaryOf(reading.result),
      after: summaryOf(after),
      switchedOn: entries.filter(hasSwitchedOn).length,
    }),
  };
}

function isRemoved({ steps }: RemovalPlan, snapshot: Snapshot): boolean {
  const still = ownRemovalOf(snapshot);
  const names = new Set(
    [...(still?.steps.map(nameOf) ?? []), ...(still?.left ?? []).map(({ name }) => name)].map(
      (name) => name.toLowerCase(),
    ),
  );
  return still !== undefined && steps.every((step) => !names.has(nameOf(step).toLowerCase()));
}

const hasSwitchedOn = ({ event, canUndo }: ActivityEntry) =>
  canUndo &&
  event.kind === 'change' &&
  event.rules.some(({ action, outcome }) => action === 'enable-rule' && outcome === 'done');
