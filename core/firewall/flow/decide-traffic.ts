import { commonDependencies } from '../decision/open-conditions.ts';
import type { CompiledRule } from '../policy/compiled-rule.ts';
import type { RuleSet } from '../policy/participation.ts';
import type { Policy } from '../policy/policy.ts';
import type { ProfileSettings } from '../policy/settings.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { AnswerReason } from '../question.ts';
import type { Box, Labelled } from './box.ts';
import { carve } from './carve.ts';
import type { RuleBoxes } from './rule-boxes.ts';
import { possibleBoxes, ruleBoxes, trafficBoxes } from './rule-boxes.ts';

/** A part of the traffic that meets one fate, for one reason. The parts of a decision are disjoint and cover all. */
export interface Part {
  readonly box: Box;
  readonly outcome: 'allow' | 'block' | 'unknown';
  readonly reason: AnswerReason;
  /** The rules that decide it, or on which an unknown depends. */
  readonly rules: readonly CompiledRule[];
  /** Closed by default although a block rule may match too: no allow rule could open it for certain. */
  readonly mayBeBlocked?: true;
}

/** One set of traffic of a flow, with its parts. */
export interface DecidedTraffic {
  readonly traffic: Traffic;
  readonly parts: readonly Part[];
}

const wholly = (boxes: readonly Box[], outcome: Part['outcome'], reason: AnswerReason): Part[] =>
  boxes.map((box) => ({ box, outcome, reason, rules: [] }));

const byRules = (
  pieces: readonly Labelled<CompiledRule>[],
  outcome: Part['outcome'],
  reason: AnswerReason,
): Part[] => pieces.map(({ box, labels }) => ({ box, outcome, reason, rules: labels }));

/** Every adapter it may use is one without firewall. */
function isExempt({ interfaces = [] }: Traffic, { exemptInterfaces }: ProfileSettings): boolean {
  return interfaces.length > 0 && interfaces.every((id) => exemptInterfaces.value.includes(id));
}

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
  if (commonDependencies(policy).length > 0) return wholly(whole, 'unknown', 'undecided');
  const settings = policy.settings[traffic.profile];
  if (!settings.enabled.value || isExempt(traffic, settings))
    return wholly(whole, 'allow', 'firewall-off');
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
  const { environment, index } = policy;
  const candidates = index.allows(traffic, ruleSet);
  const blocks = ruleBoxes(index.blocks(traffic, ruleSet), traffic, environment);
  const allows = ruleBoxes(candidates, traffic, environment);

  const blocked = carve(trafficBoxes(traffic), blocks.certain);
  const maybeBlocked = carve(blocked.rest, blocks.uncertain);
  const allowed = carve(maybeBlocked.rest, allows.certain);
  const undecided = carve(
    allowed.rest,
    blocksByDefault ? allows.uncertain : ipsecBoxes(candidates, traffic, policy),
  );
  return [
    ...byRules(blocked.taken, 'block', 'rule'),
    ...decideMaybeBlocked(maybeBlocked.taken, blocksByDefault ? allows : undefined),
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
  return possibleBoxes(demanding, traffic, policy.environment, 'protected');
}

/** Step 4: a block that may match matters only where something would allow. */
function decideMaybeBlocked(
  pieces: readonly Labelled<CompiledRule>[],
  allows: RuleBoxes | undefined,
): Part[] {
  if (allows === undefined) return byRules(pieces, 'unknown', 'undecided');
  return pieces.flatMap(({ box, labels }) => {
    const { taken, rest } = carve([box], [...allows.certain, ...allows.uncertain]);
    return [
      ...taken.map((piece): Part => ({
        box: piece.box,
        outcome: 'unknown',
        reason: 'undecided',
        rules: [...labels, ...piece.labels],
      })),
      ...wholly(rest, 'block', 'default-action').map((part) => ({
        ...part,
        mayBeBlocked: true as const,
      })),
    ];
  });
}
