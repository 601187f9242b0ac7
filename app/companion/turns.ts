import { keyOf, type FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { compareFlows } from '../../core/compare/compare-flows.ts';
import { compareHosts, type HostState } from '../../core/compare/compare.ts';
import type { ComparedFlow, FlowChange } from '../../core/compare/model.ts';
import { exceptionOf, type AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import type { RuleRef } from '../../core/firewall/terms.ts';
import type { Causes, FlowTurn } from './activity-record.ts';

/** More rules than this are counted. */
const mostRules = 20;

/** What is different between two checks, for Activity and for notices. */
export interface Difference {
  readonly turns: readonly FlowTurn[];
  /** Flows that were not failing before and are closed now: what is worth a notice. */
  readonly worse: readonly FlowKey[];
}

function turnOf({ change, before, after, ...flow }: FlowChange): FlowTurn[] {
  if (after === null || (change === 'added' && !after.failing)) return [];
  const isNeeded = after.needed || before?.needed === true;
  if (!isNeeded || change === 'removed') return [];
  const isTold = before?.verdict !== 'unknown' && after.verdict !== 'unknown';
  const { id, direction, purpose, protocol, ports } = flow;
  return [
    {
      id,
      direction,
      purpose,
      protocol,
      ports,
      change: !isTold ? 'changed' : change === 'added' ? 'worse' : change,
      before: before?.verdict ?? null,
      after: after.verdict,
    },
  ];
}

const isClosedNow = ({ before, after }: FlowChange) =>
  before !== null &&
  !before.failing &&
  after !== null &&
  after.failing &&
  after.verdict !== 'unknown';

/**
 * Needed flows that got better, worse or otherwise. What is excepted today turns nothing.
 * @param before, after as judged, before exceptions
 */
export function differenceOf(
  before: readonly ComparedFlow[],
  after: readonly ComparedFlow[],
  exceptions: readonly AppliedException[],
): Difference {
  const changes = compareFlows(before, after).filter(
    (change) => exceptionOf(change, exceptions) === undefined,
  );
  return {
    turns: changes.flatMap(turnOf),
    worse: changes.filter(isClosedNow).map(({ id, direction }) => ({ id, direction })),
  };
}

const keyOfRule = ({ store, id }: RuleRef) => `${store} ${id.toLowerCase()}`;

/** Every rule that a flow's verdict or its reasons name. */
const rulesOf = ({ profiles }: FlowAssessment): readonly RuleRef[] =>
  profiles.flatMap(({ rules, reasons }) => [
    ...rules,
    ...reasons.flatMap((reason) =>
      'rules' in reason ? reason.rules : 'rule' in reason ? [reason.rule] : [],
    ),
  ]);

function namedRules(turns: readonly FlowTurn[], ...assessments: readonly Assessment[]) {
  const turned = new Set(turns.map(keyOf));
  const flows = assessments.flatMap((each) => each.flows).filter((flow) => turned.has(keyOf(flow)));
  return new Set(flows.flatMap(rulesOf).map(keyOfRule));
}

/** What changed in the firewall meanwhile: the rules that have to do with the flows, and the settings. */
export function causesOf(before: HostState, after: HostState, turns: readonly FlowTurn[]): Causes {
  const { rules, settings } = compareHosts(before, after);
  const named = namedRules(turns, before.assessment, after.assessment);
  const shown = rules.filter((rule) => named.has(keyOfRule(rule))).slice(0, mostRules);
  return {
    rules: shown.map(({ store, id, name, change }) => ({ store, id, name, change })),
    otherRules: rules.length - shown.length,
    settings: settings.map(({ profile, setting, after: { value, from } }) => ({
      profile,
      setting,
      on: typeof value === 'boolean' ? value : null,
      from,
    })),
  };
}
