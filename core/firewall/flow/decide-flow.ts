import { isSubset, unionOf } from '../algebra/intervals.ts';
import type { Bound, Intervals } from '../algebra/intervals.ts';
import type { CompiledRule } from '../policy/compiled-rule.ts';
import type { RuleSet } from '../policy/participation.ts';
import { takesPart } from '../policy/participation.ts';
import type { Policy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Rule } from '../rule/rule.ts';
import type { Box, Labelled } from './box.ts';
import { cutBox, setOf } from './box.ts';
import { BoxPile } from './box-pile.ts';
import { decideTraffic } from './decide-traffic.ts';
import type { DecidedTraffic, Part } from './decide-traffic.ts';
import { certainBoxes } from './rule-boxes.ts';
import { isOpenToSomePeer } from './some-peer.ts';
import type { FlowVerdict } from './verdict.ts';

/** A flow on one profile. */
export interface FlowDecision {
  readonly verdict: FlowVerdict;
  /** `limited` only as to peers' addresses, and nobody said which peers there are: to be looked at, not failed. */
  readonly review: boolean;
  readonly decided: readonly DecidedTraffic[];
  /** Rules that are off and would allow something that is closed now. */
  readonly switchedOff: readonly Rule[];
  /** Local rules that would allow something if group policy did not void them. */
  readonly voided: readonly Rule[];
}

/**
 * Decides a flow: all its sets of traffic on one profile and direction, as one set.
 * @param peersGiven whether the remote addresses are the peers' own, not "every address"
 */
export function decideFlow(
  policy: Policy,
  traffics: readonly Traffic[],
  peersGiven: boolean,
): FlowDecision {
  const decided = decideAll(policy, traffics, 'in-force');
  const closed = partsOf(decided).some(({ outcome }) => outcome === 'block');
  if (!closed)
    return { verdict: verdictOf(decided), review: false, decided, switchedOff: [], voided: [] };
  const switchedOff = switchedOffRules(policy, decided);
  const voided = voidsLocalRules(policy, traffics) ? voidedRules(policy, decided) : [];
  const now = verdictOf(decided);
  const isClosed = now === 'missing';
  const wouldOpen =
    isClosed && switchedOff.length > 0 && opens(decideAll(policy, traffics, 'enabled'), peersGiven);
  const verdict = isClosed && voided.length > 0 ? 'void' : wouldOpen ? 'disabled' : now;
  return {
    verdict,
    review: verdict === 'limited' && isReview(decided, peersGiven),
    decided,
    switchedOff,
    voided,
  };
}

const partsOf = (decided: readonly DecidedTraffic[]): Part[] =>
  decided.flatMap(({ parts }) => parts);

const decideAll = (
  policy: Policy,
  traffics: readonly Traffic[],
  ruleSet: RuleSet,
): DecidedTraffic[] =>
  traffics.map((traffic) => ({ traffic, parts: decideTraffic(policy, traffic, ruleSet) }));

/** Decision laws, section 6, without what only other rule sets can tell (`disabled`, `void`). */
function verdictOf(decided: readonly DecidedTraffic[]): FlowVerdict {
  const parts = partsOf(decided);
  // Nothing to judge is no permission: an empty set of traffic must never read as allowed.
  if (parts.length === 0) return 'unknown';
  const open = parts.some(({ outcome }) => outcome === 'allow');
  const closed = parts.some(({ outcome }) => outcome === 'block');
  if (open && closed) return 'limited';
  if (parts.some(({ outcome }) => outcome === 'unknown')) return 'unknown';
  if (closed) return decided.some(blocksWholePort) ? 'blocked' : 'missing';
  return parts.some(({ outcome, reason }) => outcome === 'allow' && reason !== 'rule')
    ? 'allowed-by-default'
    : 'allowed';
}

const neededPorts = ({ traffic }: DecidedTraffic): Intervals<number> =>
  traffic.direction === 'in' ? traffic.localPorts : traffic.remotePorts;

function portsWhere(
  { traffic, parts }: DecidedTraffic,
  holds: (part: Part) => boolean,
): Intervals<Bound> {
  const dimension = traffic.direction === 'in' ? 'localPorts' : 'remotePorts';
  return unionOf(parts.filter(holds).map(({ box }) => setOf(box, dimension)));
}

/** A block rule or inbound blocking takes some needed port away from everybody. */
function blocksWholePort(decided: DecidedTraffic): boolean {
  const notBlocked = portsWhere(
    decided,
    ({ outcome, reason }) => outcome !== 'block' || reason === 'default-action',
  );
  return !isSubset<Bound>(neededPorts(decided), notBlocked);
}

const isReview = (decided: readonly DecidedTraffic[], peersGiven: boolean): boolean =>
  !peersGiven && isOpenToSomePeer(decided);

function opens(decided: readonly DecidedTraffic[], peersGiven: boolean): boolean {
  const verdict = verdictOf(decided);
  return (
    verdict === 'allowed' ||
    verdict === 'allowed-by-default' ||
    (verdict === 'limited' && isReview(decided, peersGiven))
  );
}

function voidsLocalRules(policy: Policy, traffics: readonly Traffic[]): boolean {
  return traffics.some(({ profile }) => {
    const { mergesLocalRules, mergesApplications, mergesOpenPorts } = policy.settings[profile];
    return !(mergesLocalRules && mergesApplications && mergesOpenPorts);
  });
}

/** Rules that another rule set adds and that hold for certain somewhere in the traffic. */
function addedBoxes(
  policy: Policy,
  traffic: Traffic,
  ruleSet: RuleSet,
  isAdded: (rule: CompiledRule) => boolean,
): Labelled<CompiledRule>[] {
  const rules = policy.index.allows(traffic, ruleSet).filter(isAdded);
  return rules.flatMap((rule) => certainBoxes(rule, traffic, policy.environment));
}

const distinctRules = (boxes: readonly Labelled<CompiledRule>[]): Rule[] => [
  ...new Set(boxes.flatMap(({ labels }) => labels.map(({ rule }) => rule))),
];

/**
 * Rules that are off and would open something that is closed now. Block rules stay as they are, so
 * that such a rule opens whatever no block takes away.
 */
function switchedOffRules(policy: Policy, now: readonly DecidedTraffic[]): Rule[] {
  return distinctRules(
    now.flatMap(({ traffic, parts }) => {
      const openable = parts.filter(
        ({ outcome, reason, mayBeBlocked }) =>
          outcome === 'block' && reason === 'default-action' && mayBeBlocked !== true,
      );
      if (openable.length === 0) return [];
      const closed = new BoxPile(openable.map(({ box }) => box));
      return addedBoxes(policy, traffic, 'enabled', ({ rule }) => !rule.active).filter(({ box }) =>
        closed.meets(box),
      );
    }),
  );
}

/**
 * Local rules that would open something that is closed now if group policy did not void them,
 * switched on or off. Voided block rules would come back as well, so all is decided again.
 */
function voidedRules(policy: Policy, now: readonly DecidedTraffic[]): Rule[] {
  const { settings, environment } = policy;
  return distinctRules(
    now.flatMap(({ traffic, parts }) => {
      const own = settings[traffic.profile];
      const isVoided = ({ rule }: CompiledRule) =>
        !takesPart(rule, traffic.profile, own, environment, 'enabled');
      const added = addedBoxes(policy, traffic, 'unmerged-enabled', isVoided);
      if (added.length === 0) return [];
      const open = new BoxPile(
        boxesOf(decideTraffic(policy, traffic, 'unmerged-enabled'), 'allow'),
      );
      const closed = new BoxPile(boxesOf(parts, 'block'));
      return added.filter(({ box }) =>
        closed.meeting(box).some((part) => {
          const { inside } = cutBox(part, box);
          return inside !== undefined && open.meets(inside);
        }),
      );
    }),
  );
}

const boxesOf = (parts: readonly Part[], outcome: Part['outcome']): Box[] =>
  parts.filter((part) => part.outcome === outcome).map(({ box }) => box);
