import type { FlowDecision } from '../firewall/flow/decide-flow.ts';
import { worstVerdict } from '../firewall/flow/verdict.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Direction, Profile } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Flow } from '../vmm/catalogue.ts';
import { settingPath } from '../vmm/effective-ports.ts';
import { protocolText, rangeText } from '../vmm/flow-text.ts';
import { canFail } from '../vmm/level.ts';
import { listenerState } from '../vmm/listener-state.ts';
import type { ResolvedPart } from '../vmm/resolve-parts.ts';
import type { Role } from '../vmm/terms.ts';
import type { AssessmentContext } from './judge-flow.ts';
import { judgeFlow } from './judge-flow.ts';
import type { FlowAssessment, ListenerState, PortOrigin, ProfileVerdict } from './model.ts';
import { nearMisses } from './near-misses.ts';
import type { Reason } from './reason.ts';
import { concerns } from '../second-opinion/settings.ts';
import { touches } from '../second-opinion/touches.ts';
import { decidingRules, reasonsOfDecision, ruleName } from './reasons-of-decision.ts';
import { isFailure } from './summary.ts';

function portOrigin({ ports }: ResolvedPart, sources: readonly string[]): PortOrigin {
  const text = ports.ranges.map(([first, last]) => rangeText(first, last)).join(', ');
  if (ports.from === undefined)
    return { ports: text, from: 'documented', where: sources.join(', ') };
  const { origin, setting } = ports.from;
  if (origin.kind === 'registry')
    return { ports: text, from: 'registry', where: settingPath(setting) };
  return { ports: text, from: 'documented', where: origin.sources.join(', ') };
}

function closedRules(decision: FlowDecision): ReadonlySet<FlowDecision['switchedOff'][number]> {
  return new Set([...decision.switchedOff, ...decision.voided]);
}

function profileVerdict(
  flow: Flow,
  decision: FlowDecision,
  profile: Profile,
  policy: Policy,
): ProfileVerdict {
  const closed = decision.decided.filter(({ parts }) =>
    parts.some(({ outcome }) => outcome === 'block'),
  );
  const told = closedRules(decision);
  const isClosed =
    decision.verdict === 'missing' || (decision.verdict === 'limited' && !decision.review);
  const misses = isClosed ? closed.flatMap(({ traffic }) => nearMisses(policy, traffic, told)) : [];
  return {
    profile,
    verdict: decision.verdict,
    review: decision.review,
    reasons: [...reasonsOfDecision(decision, policy, flow.builtinRules), ...misses],
    rules: decidingRules(decision),
  };
}

/** What registry and NetSecurity disagree about and may have a say on the flow. */
function disputesOf(
  { profile }: ProfileVerdict,
  { decided }: FlowDecision,
  direction: Direction,
  { disputed, disputedSettings, policy }: AssessmentContext,
): Reason[] {
  const settings = disputedSettings
    .filter((each) => each.profile === profile && concerns(each, direction))
    .map(({ setting, registry, netSecurity }): Reason => ({
      code: 'second-opinion-setting',
      setting,
      registry,
      netSecurity,
    }));
  const rules = disputed
    .filter((each) => decided.some(({ traffic }) => touches(each, traffic, policy)))
    .flatMap(({ rule, disagreements }) =>
      disagreements.map(({ field, registry, netSecurity }): Reason => ({
        code: 'second-opinion',
        rule: ruleName(rule),
        field,
        registry,
        netSecurity,
      })),
    );
  return [...settings, ...rules];
}

/** Where something that may have a say is disputed, nobody can tell; both sides are shown. */
function withSecondOpinion(
  verdict: ProfileVerdict,
  decision: FlowDecision,
  direction: Direction,
  context: AssessmentContext,
): ProfileVerdict {
  const disputes = disputesOf(verdict, decision, direction, context);
  if (disputes.length === 0) return verdict;
  const reasons = [...disputes, ...verdict.reasons];
  return { ...verdict, verdict: 'unknown', review: false, reasons };
}

/** The flow as this host takes part in it in one direction, judged on every profile. */
export function assessFlow(
  flow: Flow,
  role: Role,
  direction: Direction,
  context: AssessmentContext,
): FlowAssessment {
  const { snapshot, policy, features } = context;
  const judgement = judgeFlow(flow, role, direction, context);
  const profiles = judgement.decisions.map(({ profile, decision }) =>
    withSecondOpinion(
      profileVerdict(flow, decision, profile, policy),
      decision,
      direction,
      context,
    ),
  );
  const verdict = worstVerdict(profiles.map((each) => each.verdict));
  const review =
    verdict === 'limited' && profiles.every((each) => each.verdict !== 'limited' || each.review);
  const needed = canFail(flow, features) && judgement.judged.length > 0;
  return {
    ...describe(flow),
    role,
    peerRoles: (direction === 'in' ? flow.initiator : flow.listener).roles,
    direction,
    featureInUse: flow.feature === undefined ? null : features.has(flow.feature),
    needed,
    failing: needed && isFailure(verdict, review),
    ports: [...new Set(judgement.parts.map((part) => portOrigin(part, []).ports))].join(', '),
    portSource: judgement.parts.map((part) => portOrigin(part, flow.sources)),
    verdict,
    review,
    profiles,
    listenerState: direction === 'in' ? worstListener(judgement.judged, snapshot) : 'unknown',
  };
}

/** The worst of the parts whose listener can be told. */
function worstListener(parts: readonly ResolvedPart[], snapshot: Snapshot): ListenerState {
  const states = new Set(parts.map((part) => listenerState(part, snapshot).state));
  const worst: readonly ListenerState[] = ['other-process', 'not-listening', 'listening'];
  return worst.find((state) => states.has(state)) ?? 'unknown';
}

/** What the catalogue says of a flow, whoever asks. */
function describe(flow: Flow) {
  return {
    id: flow.id,
    level: flow.level,
    feature: flow.feature ?? null,
    confidence: flow.confidence,
    initiator: flow.initiator.text,
    listener: flow.listener.text,
    purpose: flow.purpose,
    protocol: protocolText(flow).toLowerCase(),
    symptom: flow.symptom?.text ?? '',
    errorCodes: flow.symptom?.codes ?? [],
    builtinRules: flow.builtinRules,
    sources: flow.sources,
    notes: flow.notes ?? '',
    published: flow.published ?? null,
  };
}
