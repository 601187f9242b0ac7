import {
  ruleProblemInEnglish,
  unknownKeyWords,
} from '../core/assessment/words/english-rule-flaws.ts';
import type { IcmpEntry, PortEntry } from '../core/firewall/rule/entries.ts';
import { fieldsOf } from '../core/firewall/rule/fields.ts';
import type { Rule } from '../core/firewall/rule/rule.ts';

/** What Windows makes of a rule: `malformed` is not enforced, of `uncertain` it cannot be told. */
export type RuleState = 'on' | 'off' | 'malformed' | 'uncertain';

export function stateOf(rule: Rule): RuleState {
  if (rule.malformed.length > 0) return 'malformed';
  if (rule.doubts.length + rule.unknownKeys.length > 0) return 'uncertain';
  return rule.active ? 'on' : 'off';
}

/** Why a rule is malformed or uncertain, a clause each. */
export function problemsOf(rule: Rule): string[] {
  return [
    ...[...rule.malformed, ...rule.doubts].map(ruleProblemInEnglish),
    ...rule.unknownKeys.map(unknownKeyWords),
  ];
}

/** Ranges are half open inside, and written as in the rule. */
export function portText(entry: PortEntry): string {
  if ('word' in entry) return entry.word;
  return entry.to - entry.from === 1 ? `${entry.from}` : `${entry.from}-${entry.to - 1}`;
}
const icmpText = ({ type, code }: IcmpEntry) => `${type}:${code ?? '*'}`;

/** The single ports that words of a port condition stand for (decision laws, section 5). */
const portOfWord: ReadonlyMap<string, number> = new Map([
  ['rpc-epmap', 135],
  ['mdns', 5353],
  ['iphttpsin', 443],
  ['iptlsin', 443],
  ['iphttpsout', 443],
  ['iptlsout', 443],
]);

/** Whether the rule's own port conditions name the port; a rule for every port names none. */
export function namesPort({ localPorts, remotePorts }: Rule, port: number): boolean {
  return [...localPorts, ...remotePorts].some((entry) =>
    'word' in entry
      ? portOfWord.get(entry.word.toLowerCase()) === port
      : entry.from <= port && port < entry.to,
  );
}

/** The addresses of one side as the rule's fields write them. */
export function addressTexts({ text }: Rule, side: 'local' | 'remote'): string[] {
  const pattern = side === 'local' ? /^LA[46]/i : /^RA[46]/i;
  return fieldsOf(text)
    .filter(({ key }) => pattern.test(key))
    .map(({ value }) => value);
}

/** Every parsed field for JSON; `fields` and `text` are the rule as stored. */
export function ruleFields(rule: Rule) {
  const { version, malformed, doubts, localPorts, remotePorts, icmp, ...plain } = rule;
  return {
    ...plain,
    state: stateOf(rule),
    problems: problemsOf(rule),
    version: version === undefined ? null : `${version.major}.${version.minor}`,
    localPorts: localPorts.map(portText),
    remotePorts: remotePorts.map(portText),
    icmp: icmp.map(icmpText),
    localAddresses: addressTexts(rule, 'local'),
    remoteAddresses: addressTexts(rule, 'remote'),
    malformed: malformed.map(ruleProblemInEnglish),
    doubts: doubts.map(ruleProblemInEnglish),
    fields: fieldsOf(rule.text),
  };
}
