import { ruleName } from '../assessment/reasons-of-decision.ts';
import type { RuleName } from '../assessment/reason.ts';
import type { FlowJudgement } from '../assessment/judge-flow.ts';
import type { Part } from '../firewall/flow/decide-traffic.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { Profile } from '../firewall/terms.ts';

/** Why a local rule cannot open a flow, so that none is offered. */
export type Hindrance =
  | { readonly kind: 'policy-voids-local-rules'; readonly profiles: readonly Profile[] }
  | { readonly kind: 'blocked-by-policy-rule'; readonly rules: readonly RuleName[] }
  | { readonly kind: 'blocked-by-local-rule'; readonly rules: readonly RuleName[] }
  | { readonly kind: 'inbound-blocked'; readonly profiles: readonly Profile[] }
  | { readonly kind: 'unknown'; readonly because: readonly string[] }
  | { readonly kind: 'nothing-to-do' };

const partsOf = (judgement: FlowJudgement): Part[] =>
  judgement.decisions.flatMap(({ decision }) => decision.decided.flatMap(({ parts }) => parts));

/** The profiles on which something of the flow is not open. */
export function closedProfiles({ decisions }: FlowJudgement): Profile[] {
  return decisions
    .filter(({ decision }) =>
      decision.decided.some(({ parts }) => parts.some(({ outcome }) => outcome !== 'allow')),
    )
    .map(({ profile }) => profile);
}

/** What stands in the way of every local rule; undefined when a local rule can help. */
export function hindranceOf(judgement: FlowJudgement, policy: Policy): Hindrance | undefined {
  const closed = closedProfiles(judgement);
  if (closed.length === 0) return { kind: 'nothing-to-do' };
  if (policy.unreadable.length > 0) {
    return {
      kind: 'unknown',
      because: policy.unreadable.map(
        ({ store, reason }) => `the ${store} rules could not be read: ${reason}`,
      ),
    };
  }
  const parts = partsOf(judgement);
  if (parts.some(({ reason }) => reason === 'inbound-blocked'))
    return { kind: 'inbound-blocked', profiles: closed };
  const voided = closed.filter((profile) => !policy.settings[profile].mergesLocalRules);
  if (voided.length > 0) return { kind: 'policy-voids-local-rules', profiles: voided };
  // A block of some peers only does not keep a rule from opening the flow for the others.
  const canBeOpened = parts.some(({ outcome, reason }) => outcome !== 'allow' && reason !== 'rule');
  return canBeOpened ? undefined : blockedBy(blockingRules(parts));
}

/** The block rules that take something of the flow away. */
function blockingRules(parts: readonly Part[]): Rule[] {
  const blocked = parts.filter(({ outcome, reason }) => outcome === 'block' && reason === 'rule');
  return [...new Set(blocked.flatMap((part) => part.rules.map(({ rule }) => rule)))];
}

function blockedBy(rules: readonly Rule[]): Hindrance {
  const ofPolicy = rules.filter(({ store }) => store === 'group-policy');
  return ofPolicy.length > 0
    ? { kind: 'blocked-by-policy-rule', rules: ofPolicy.map(ruleName) }
    : { kind: 'blocked-by-local-rule', rules: rules.map(ruleName) };
}
