import type { CompiledRule } from '../policy/compiled-rule.ts';
import type { RuleSet } from '../policy/participation.ts';
import type { Policy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { AnswerReason } from '../question.ts';
import type { Box, Labelled } from './box.ts';
import { carve } from './box.ts';
import type { Certainty } from './rule-boxes.ts';
import { ruleBoxes, trafficBoxes } from './rule-boxes.ts';

/** A part of the traffic that meets one fate, for one reason. The parts of a decision are disjoint and cover all. */
export interface Part {
  readonly box: Box;
  readonly outcome: 'allow' | 'block' | 'unknown';
  readonly reason: AnswerReason;
  /** The rules that decide it, or on which an unknown depends. */
  readonly rules: readonly CompiledRule[];
}

const wholly = (boxes: readonly Box[], outcome: Part['outcome'], reason: AnswerReason): Part[] =>
  boxes.map((box) => ({ box, outcome, reason, rules: [] }));

const byRules = (
  pieces: readonly Labelled<CompiledRule>[],
  outcome: Part['outcome'],
  reason: AnswerReason,
): Part[] => pieces.map(({ box, labels }) => ({ box, outcome, reason, rules: labels }));

/**
 * Decides a whole set of traffic exactly, in the order of decision laws, section 4, each step on
 * what the steps before left over.
 * @param ruleSet which rules take part; other sets than those in force answer "what if"
 */
export function decideTraffic(
  policy: Policy,
  traffic: Traffic,
  ruleSet: RuleSet = 'in-force',
): Part[] {
  const whole = trafficBoxes(traffic);
  if (policy.unreadable.length > 0) return wholly(whole, 'unknown', 'undecided');
  const settings = policy.settings[traffic.profile];
  if (!settings.enabled.value) return wholly(whole, 'allow', 'firewall-off');
  if (traffic.direction === 'in' && settings.shieldsUp.value)
    return wholly(whole, 'block', 'inbound-blocked');
  const blocksByDefault = (
    traffic.direction === 'in' ? settings.blocksInbound : settings.blocksOutbound
  ).value;
  return decideByRules(policy, traffic, ruleSet, blocksByDefault);
}

function decideByRules(
  policy: Policy,
  traffic: Traffic,
  ruleSet: RuleSet,
  blocksByDefault: boolean,
): Part[] {
  const tables = policy.index.tables(traffic.direction, traffic.profile, ruleSet);
  const blocks = tables.blocks.candidates(traffic);
  const allows = tables.allows.candidates(traffic);
  const boxes = (rules: readonly CompiledRule[], certainty: Certainty) =>
    ruleBoxes(rules, traffic, policy.environment, certainty);

  const blocked = carve(trafficBoxes(traffic), boxes(blocks, 'certain'));
  const maybeBlocked = carve(blocked.rest, boxes(blocks, 'possible'));
  const allowed = carve(maybeBlocked.rest, boxes(allows, 'certain'));
  // Nothing is left to be opened where every part has met its fate.
  const mayOpen =
    blocksByDefault && maybeBlocked.taken.length + allowed.rest.length > 0
      ? boxes(allows, 'possible')
      : [];
  const undecided = carve(
    allowed.rest,
    blocksByDefault ? mayOpen : ipsecBoxes(allows, traffic, policy),
  );
  return [
    ...byRules(blocked.taken, 'block', 'rule'),
    ...decideMaybeBlocked(maybeBlocked.taken, blocksByDefault ? mayOpen : undefined),
    ...byRules(allowed.taken, 'allow', 'rule'),
    ...byRules(undecided.taken, 'unknown', 'undecided'),
    ...wholly(undecided.rest, blocksByDefault ? 'block' : 'allow', 'default-action'),
  ];
}

/** Step 7: where the default allows, a rule that demands IPsec makes plain traffic uncertain. */
function ipsecBoxes(
  allows: readonly CompiledRule[],
  traffic: Traffic,
  policy: Policy,
): Labelled<CompiledRule>[] {
  const demanding = allows.filter((rule) => rule.demandsIpsec);
  return ruleBoxes(demanding, traffic, policy.environment, 'possible', 'protected');
}

/** Step 4: a block that may match matters only where something would allow. */
function decideMaybeBlocked(
  pieces: readonly Labelled<CompiledRule>[],
  allows: readonly Labelled<CompiledRule>[] | undefined,
): Part[] {
  if (allows === undefined) return byRules(pieces, 'unknown', 'undecided');
  return pieces.flatMap(({ box, labels }) => {
    const { taken, rest } = carve([box], allows);
    return [
      ...taken.map((piece): Part => ({
        box: piece.box,
        outcome: 'unknown',
        reason: 'undecided',
        rules: [...labels, ...piece.labels],
      })),
      ...wholly(rest, 'block', 'default-action'),
    ];
  });
}
