import type { HinderedFlow, Hindrance } from '../../app/companion/api.ts';
import {
  describeReason,
  listed,
  profileWords,
  ruleWords,
} from '../../core/assessment/words/english.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

/** Why no local rule opens a flow. */
export function hindranceWords(hindrance: Hindrance): string {
  switch (hindrance.kind) {
    case 'policy-voids-local-rules':
      return `Group policy voids local rules on the ${profilesOf(hindrance)} profile, so the rule has to come by group policy.`;
    case 'inbound-blocked':
      return `All inbound traffic is blocked on the ${profilesOf(hindrance)} profile, whatever the rules say.`;
    case 'blocked-by-policy-rule':
      return `Blocked by ${rulesOf(hindrance)}; only who owns the group policy can change it.`;
    case 'blocked-by-local-rule':
      return `Blocked by ${rulesOf(hindrance)}. A block wins over every allow rule; only its owner can say whether it may go.`;
    case 'unknown':
      return [
        'It cannot be told whether a rule would open it.',
        ...hindrance.refused,
        ...new Set(hindrance.reasons.map(describeReason)),
      ].join(' ');
    case 'nothing-to-do':
      return 'It is open already.';
  }
}

const ownerWords: Readonly<Partial<Record<Hindrance['kind'], string>>> = {
  'policy-voids-local-rules':
    'Group policy voids local rules (AllowLocalPolicyMerge is 0). Add the rule to a group policy that applies to this server:',
  'blocked-by-policy-rule':
    'A group policy rule blocks this traffic, and a block rule wins over every allow rule. Narrow or remove that rule, and add this one if no other rule allows the traffic:',
  'inbound-blocked':
    'All inbound traffic is blocked on this profile (DoNotAllowExceptions). End that setting first; this rule is then needed:',
};

/** What the owner of a policy does, then the commands for it; '' where they cannot help. */
export function forPolicyOwner({ hindrance, ownerCommands }: HinderedFlow): string {
  if (ownerCommands === null) return '';
  const words = ownerWords[hindrance.kind] ?? '';
  return ownerCommands === '' ? words : `${words}\n\n${ownerCommands}`;
}

type Of<K extends Hindrance['kind']> = Extract<Hindrance, { kind: K }>;
const profilesOf = ({ profiles }: Of<'policy-voids-local-rules' | 'inbound-blocked'>) =>
  listed(profiles.map((profile) => profileWords[profile]));
const rulesOf = ({ rules }: Of<'blocked-by-policy-rule' | 'blocked-by-local-rule'>) =>
  listed(rules.map(ruleWords));

/** The flows that no local rule opens, each with why; equal reasons are told once. */
export function renderHindered(
  hindered: readonly HinderedFlow[],
  layout: Layout,
  title = 'No local rule can open',
): string {
  const byReason = new Map<string, HinderedFlow[]>();
  for (const flow of hindered) {
    const words = hindranceWords(flow.hindrance);
    byReason.set(words, [...(byReason.get(words) ?? []), flow]);
  }
  const blocks = [...byReason].map(([words, flows]) =>
    [
      wrapped(`- ${words}`, layout.width, '  '),
      wrapped(flows.map(flowName).join(', '), layout.width, '    '),
    ].join('\n'),
  );
  const isUndecided = hindered.every(({ hindrance }) => hindrance.kind === 'unknown');
  const heading = isUndecided ? 'Not decided, so nothing is offered' : title;
  return [layout.paint(heading, 'heading'), ...blocks].join('\n');
}

const flowName = ({ id, direction }: HinderedFlow) =>
  `${id} (${direction === 'in' ? 'inbound' : 'outbound'})`;
