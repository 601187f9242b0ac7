import { ruleName } from '../assessment/reasons-of-decision.ts';
import type { Reason, RuleName } from '../assessment/reason.ts';
import type { FlowJudgement } from '../assessment/judge-flow.ts';
import type { Dependency } from '../firewall/decision/dependency.ts';
import { commonDependencies } from '../firewall/decision/open-conditions.ts';
import type { Part } from '../firewall/flow/decide-traffic.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { Direction, Profile } from '../firewall/terms.ts';

/** Why a local rule cannot open a flow, so that none is offered. */
export type Hindrance =
  | { readonly kind: 'policy-voids-local-rules'; readonly profiles: readonly Profile[] }
  | { readonly kind: 'blocked-by-policy-rule'; readonly rules: readonly RuleName[] }
  | { readonly kind: 'blocked-by-local-rule'; readonly rules: readonly RuleName[] }
  | { readonly kind: 'inbound-blocked'; readonly profiles: readonly Profile[] }
  | {
      readonly kind: 'unknown';
      /** Why it is not open, as far as it can be told. */
      readonly reasons: readonly Reason[];
      /** Why no plan can hold the rule that would open it. */
      readonly refused: readonly string[];
    }
  | { readonly kind: 'nothing-to-do' };

/** The profiles on which a flow is closed, by what can be done about it. */
export interface ClosedProfiles {
  /** A local rule can help on these. */
  readonly helpable: readonly Profile[];
  /** None can on these; each cause with the profiles that have it. */
  readonly hindered: readonly HinderedProfiles[];
}

export interface HinderedProfiles {
  readonly hindrance: Hindrance;
  readonly profiles: readonly Profile[];
}

interface ClosedProfile {
  readonly profile: Profile;
  readonly parts: readonly Part[];
}

type Cause = 'none' | 'inbound-blocked' | 'voided' | 'blocked-by-rules';

/** What stands in the way of local rules, profile by profile. */
export function closedProfilesOf(judgement: FlowJudgement, policy: Policy): ClosedProfiles {
  const closed = closedProfiles(judgement);
  const common = commonDependencies(policy);
  if (common.length > 0)
    return { helpable: [], hindered: undecidable(closed, judgement.direction, common) };
  const having = (cause: Cause) => closed.filter((each) => causeOn(each, policy) === cause);
  const inbound = profilesOf(having('inbound-blocked'));
  const voided = profilesOf(having('voided'));
  const hindered: HinderedProfiles[] = [
    { hindrance: { kind: 'inbound-blocked', profiles: inbound }, profiles: inbound },
    { hindrance: { kind: 'policy-voids-local-rules', profiles: voided }, profiles: voided },
    ...blockedBy(having('blocked-by-rules')),
  ];
  return {
    helpable: profilesOf(having('none')),
    hindered: hindered.filter(({ profiles }) => profiles.length > 0),
  };
}

/** The profiles on which something of the flow is not open, with all its parts there. */
function closedProfiles({ decisions }: FlowJudgement): ClosedProfile[] {
  return decisions
    .map(({ profile, decision }) => ({
      profile,
      parts: decision.decided.flatMap(({ parts }) => parts),
    }))
    .filter(({ parts }) => parts.some(({ outcome }) => outcome !== 'allow'));
}

const profilesOf = (closed: readonly ClosedProfile[]): Profile[] =>
  closed.map(({ profile }) => profile);

function undecidable(
  closed: readonly ClosedProfile[],
  direction: Direction,
  because: readonly Dependency[],
): HinderedProfiles[] {
  if (closed.length === 0) return [];
  const reasons: Reason[] = [{ code: 'undecided', rules: [], because, scope: { direction } }];
  return [{ hindrance: { kind: 'unknown', reasons, refused: [] }, profiles: profilesOf(closed) }];
}

function causeOn({ profile, parts }: ClosedProfile, policy: Policy): Cause {
  if (parts.some(({ reason }) => reason === 'inbound-blocked')) return 'inbound-blocked';
  if (!policy.settings[profile].mergesLocalRules) return 'voided';
  // A block of some peers only does not keep a rule from opening the flow for the others.
  const canBeOpened = parts.some(({ outcome, reason }) => outcome !== 'allow' && reason !== 'rule');
  return canBeOpened ? 'none' : 'blocked-by-rules';
}

/** One entry for the profiles that policy rules block, and one for those that only local ones do. */
function blockedBy(closed: readonly ClosedProfile[]): HinderedProfiles[] {
  const isOfPolicy = ({ store }: Rule) => store === 'group-policy';
  const byPolicy = closed.filter((each) => blockingRules([each]).some(isOfPolicy));
  const byLocal = closed.filter((each) => !byPolicy.includes(each));
  const ofPolicy = blockingRules(byPolicy).filter(isOfPolicy).map(ruleName);
  const local = blockingRules(byLocal).map(ruleName);
  return [
    {
      hindrance: { kind: 'blocked-by-policy-rule', rules: ofPolicy },
      profiles: profilesOf(byPolicy),
    },
    { hindrance: { kind: 'blocked-by-local-rule', rules: local }, profiles: profilesOf(byLocal) },
  ];
}

/** The block rules that take something of the flow away. */
function blockingRules(closed: readonly ClosedProfile[]): Rule[] {
  const blocked = closed
    .flatMap(({ parts }) => parts)
    .filter(({ outcome, reason }) => outcome === 'block' && reason === 'rule');
  return [...new Set(blocked.flatMap((part) => part.rules.map(({ rule }) => rule)))];
}
