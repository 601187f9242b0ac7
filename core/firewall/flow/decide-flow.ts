import { isSubset, union } from '../algebra/intervals.ts';
import type { Bound, Intervals } from '../algebra/intervals.ts';
import type { CompiledRule } from '../policy/compiled-rule.ts';
import type { RuleSet } from '../policy/participation.ts';
import { takesPart } from '../policy/participation.ts';
import type { Policy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Rule } from '../rule/rule.ts';
import type { Box } from './box.ts';
import { cutBox, setOf } from './box.ts';
import type { Part } from './decide-traffic.ts';
import { decideTraffic } from './decide-traffic.ts';
import { ruleBoxes } from './rule-boxes.ts';
import type { FlowVerdict } from './verdict.ts';

/** One set of traffic of a flow, with its parts. */
export interface DecidedTraffic {
  readonly traffic: Traffic;
  readonly parts: readonly Part[];
}

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
  const enabled = decideAll(policy, traffics, 'enabled');
  const unmerged = voidsLocalRules(policy, traffics)
    ? decideAll(policy, traffics, 'unmerged-enabled')
    : [];
  const switchedOff = rulesOpening(policy, decided, enabled, 'enabled', ({ rule }) => !rule.active);
  const voided = rulesOpening(policy, decided, unmerged, 'unmerged-enabled', isVoided(policy));
  const now = verdictOf(decided);
  const isClosed = now === 'missing';
  const wouldOpen = isClosed && switchedOff.length > 0 && opens(enabled, peersGiven);
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
  return parts
    .filter(holds)
    .reduce<Intervals<Bound>>((ports, { box }) => union(ports, setOf(box, dimension)), []);
}

/** A block rule or inbound blocking takes some needed port away from everybody. */
function blocksWholePort(decided: DecidedTraffic): boolean {
  const notBlocked = portsWhere(
    decided,
    ({ outcome, reason }) => outcome !== 'block' || reason === 'default-action',
  );
  return !isSubset<Bound>(neededPorts(decided), notBlocked);
}

function isReview(decided: readonly DecidedTraffic[], peersGiven: boolean): boolean {
  return (
    !peersGiven &&
    decided.every((each) =>
      isSubset<Bound>(
        neededPorts(each),
        portsWhere(each, ({ outcome }) => outcome === 'allow'),
      ),
    )
  );
}

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

/** Local rules that group policy keeps from counting, switched on or off. */
const isVoided =
  ({ settings, environment }: Policy) =>
  ({ rule }: CompiledRule, { profile }: Traffic): boolean =>
    !takesPart(rule, profile, settings[profile], environment, 'enabled');

/** All the rules that another rule set adds and that allow something which is closed now. */
function rulesOpening(
  policy: Policy,
  now: readonly DecidedTraffic[],
  then: readonly DecidedTraffic[],
  ruleSet: RuleSet,
  isAdded: (rule: CompiledRule, traffic: Traffic) => boolean,
): Rule[] {
  const opening = then.flatMap(({ traffic, parts }, i) => {
    const opened = boxesOf(parts, 'allow').flatMap((open) =>
      boxesOf(now[i]?.parts ?? [], 'block').flatMap((closed) => cutBox(closed, open).inside ?? []),
    );
    if (opened.length === 0) return [];
    const { allows } = policy.index.tables(traffic.direction, traffic.profile, ruleSet);
    return allows
      .candidates(traffic)
      .filter((rule) => isAdded(rule, traffic) && meets(rule, traffic, opened, policy));
  });
  return [...new Set(opening.map(({ rule }) => rule))];
}

const boxesOf = (parts: readonly Part[], outcome: Part['outcome']): Box[] =>
  parts.filter((part) => part.outcome === outcome).map(({ box }) => box);

const meets = (rule: CompiledRule, traffic: Traffic, boxes: readonly Box[], policy: Policy) =>
  ruleBoxes([rule], traffic, policy.environment, 'certain').some((own) =>
    boxes.some((box) => cutBox(box, own.box).inside !== undefined),
  );
