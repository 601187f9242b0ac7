import { keyOf } from '../assessment/flow-key.ts';
import { bySeverity } from '../firewall/flow/verdict.ts';
import { profiles } from '../firewall/terms.ts';
import type {
  ComparedFlow,
  FlowChange,
  FlowChangeKind,
  FlowState,
  ProfileChange,
} from './model.ts';
import { byText, keysOfBoth } from './order.ts';

type Judged = ComparedFlow | undefined;

/** `not-applicable` is no judgement: a flow that became so neither got better nor worse. */
const judgedFlows = (flows: readonly ComparedFlow[]) =>
  new Map(
    flows
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map((flow) => [keyOf(flow), flow] as const),
  );

/** What is open and what is not, apart from the rules that decide it and their names. */
function extentOf({ verdict, reasons }: ComparedFlow['profiles'][number]): string {
  if (verdict !== 'limited') return verdict;
  const scopes = reasons.flatMap((reason) =>
    'scope' in reason ? [JSON.stringify([reason.code, reason.scope])] : [],
  );
  return [verdict, ...scopes.sort(byText)].join('\n');
}

function profileChanges(before: Judged, after: Judged): ProfileChange[] {
  return profiles.flatMap((profile): ProfileChange[] => {
    const old = before?.profiles.find((each) => each.profile === profile);
    const now = after?.profiles.find((each) => each.profile === profile);
    if ((old && extentOf(old)) === (now && extentOf(now))) return [];
    return [{ profile, before: old?.verdict ?? null, after: now?.verdict ?? null }];
  });
}

/** Positive: worse afterwards. Failing weighs most, then the verdict. */
const worsening = (before: ComparedFlow, after: ComparedFlow): number =>
  Number(after.failing) - Number(before.failing) || bySeverity(before.verdict, after.verdict);

function kindOf(
  before: Judged,
  after: Judged,
  changed: readonly ProfileChange[],
): FlowChangeKind | undefined {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  const step = worsening(before, after);
  if (step !== 0) return step > 0 ? 'worse' : 'better';
  const steps = changed.map((each) =>
    each.before === null || each.after === null
      ? 0
      : Math.sign(bySeverity(each.before, each.after)),
  );
  if (steps.length === 0) return undefined;
  if (steps.every((each) => each > 0)) return 'worse';
  return steps.every((each) => each < 0) ? 'better' : 'changed';
}

const stateOf = (flow: Judged): FlowState | null =>
  flow === undefined ? null : { verdict: flow.verdict, needed: flow.needed, failing: flow.failing };

function changeOf(before: Judged, after: Judged): FlowChange | undefined {
  const changed = profileChanges(before, after);
  const change = kindOf(before, after, changed);
  const flow = after ?? before;
  if (change === undefined || flow === undefined) return undefined;
  const { id, direction, role, purpose, protocol, ports } = flow;
  return {
    id,
    direction,
    role,
    purpose,
    protocol,
    ports,
    change,
    before: stateOf(before),
    after: stateOf(after),
    profiles: changed,
  };
}

/** Worse on this profile, or open for other traffic than before, which may be less. */
const mayBeWorse = ({ before, after }: ProfileChange): boolean =>
  before !== null && after !== null && bySeverity(before, after) >= 0;

/** Does VMM need the flow, and is it closed, or may it be, where it was not before? */
export function isNeededWorse({ change, after, profiles: changed }: FlowChange): boolean {
  if (after === null || !after.needed) return false;
  if (change === 'changed') return changed.some(mayBeWorse);
  return change === 'worse' || (change === 'added' && after.failing);
}

const weight: Record<FlowChangeKind, number> = {
  worse: 0,
  changed: 1,
  added: 2,
  better: 3,
  removed: 4,
};

/**
 * The flows whose verdict, profile by profile, is not what it was: those first that make the host
 * worse, then by kind, then by id.
 */
export function compareFlows(
  before: readonly ComparedFlow[],
  after: readonly ComparedFlow[],
): FlowChange[] {
  const [old, now] = [judgedFlows(before), judgedFlows(after)];
  return keysOfBoth(old, now)
    .map((key) => changeOf(old.get(key), now.get(key)))
    .filter((change) => change !== undefined)
    .sort(
      (a, b) =>
        Number(isNeededWorse(b)) - Number(isNeededWorse(a)) || weight[a.change] - weight[b.change],
    );
}
