import type { Policy } from '../firewall/policy/policy.ts';
import { parseRule } from '../firewall/rule/parse-rule.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { Store } from '../firewall/terms.ts';
import type { OpinionRule, SecondOpinion } from './decode.ts';
import type { DisputedRule } from './touches.ts';

const words = { in: 'In', out: 'Out', allow: 'Allow', block: 'Block', bypass: 'ByPass' } as const;
const profileWords = { domain: 'Domain', private: 'Private', public: 'Public' } as const;

/** NetSecurity's spelling of the one keyword that stands for a known port. */
const portText = (port: string): string => (port.toLowerCase() === 'rpcepmap' ? 'RPC-EPMap' : port);

/**
 * The rule with the conditions that both sides write alike; others narrow nothing. Undefined for one
 * that is off or not understood.
 */
function asRule(store: Store, said: OpinionRule): Rule | undefined {
  const { action, direction } = said;
  if (!said.active || action === undefined || direction === undefined) return undefined;
  const fields = [
    `Action=${words[action]}`,
    'Active=TRUE',
    `Dir=${words[direction]}`,
    ...said.profiles.map((profile) => `Profile=${profileWords[profile]}`),
    ...(said.protocol === undefined ? [] : [`Protocol=${said.protocol}`]),
    ...said.localPorts.map((port) => `LPort=${portText(port)}`),
    ...said.remotePorts.map((port) => `RPort=${portText(port)}`),
    ...(said.program === undefined ? [] : [`App=${said.program}`]),
    ...(said.service === undefined ? [] : [`Svc=${said.service}`]),
    `Name=${said.id}`,
  ];
  // No field of a rule string can hold a pipe, so what has one is left out and narrows nothing.
  return parseRule(
    store,
    said.id,
    ['v2.0', ...fields.filter((field) => !field.includes('|'))].join('|'),
  );
}

/** Rules in force that only NetSecurity knows, of the stores that the registry was read for. */
export function rulesOnlyInOpinion(policy: Policy, opinion: SecondOpinion): DisputedRule[] {
  const stores = (['local', 'group-policy'] as const).filter((store) =>
    policy.unreadable.every((each) => each.store !== store),
  );
  return stores.flatMap((store) => {
    const said = opinion[store];
    if ('unavailable' in said) return [];
    const known = new Set(
      policy.rules.filter((rule) => rule.store === store).map(({ id }) => id.toLowerCase()),
    );
    return [...said.values()].flatMap((each): DisputedRule[] => {
      const rule = known.has(each.id.toLowerCase()) ? undefined : asRule(store, each);
      if (rule === undefined) return [];
      const dispute = { field: 'rule', registry: 'not there', netSecurity: 'there' };
      return [{ rule, disagreements: [{ rule: { store, id: rule.id }, ...dispute }] }];
    });
  });
}
