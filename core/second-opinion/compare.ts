import type { PortEntry } from '../firewall/rule/entries.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import { profiles, type RuleRef } from '../firewall/terms.ts';
import type { OpinionRule, SecondOpinion } from './decode.ts';

/** Where registry and NetSecurity say different things of one rule; flows it takes part in are `unknown`. */
export interface Disagreement {
  readonly rule: RuleRef;
  readonly field: string;
  readonly registry: string;
  readonly netSecurity: string;
}

/** NetSecurity's spelling of keywords (facts/windows-firewall.md 3.3). */
const portWords: ReadonlyMap<string, string> = new Map([
  ['rpc-epmap', 'rpcepmap'],
  ['iptlsin', 'iphttpsin'],
  ['iptlsout', 'iphttpsout'],
  ['ply2disc', 'playtodiscovery'],
]);

const portWord = (word: string) => portWords.get(word.toLowerCase()) ?? word.toLowerCase();
const portText = (entry: PortEntry): string => {
  if ('word' in entry) return portWord(entry.word);
  return entry.to === entry.from + 1 ? String(entry.from) : `${entry.from}-${entry.to - 1}`;
};
const asSet = (words: readonly string[]) =>
  [...new Set(words.map((word) => word.toLowerCase()))].toSorted().join(', ') || 'any';

/** Fields of one rule in comparable words. Addresses are not compared: their spellings differ too much. */
function fieldsOf(rule: Rule): Readonly<Record<string, string>> {
  return {
    active: String(rule.active),
    direction: rule.direction,
    action: rule.action,
    profiles: asSet(rule.profiles.length === profiles.length ? [] : rule.profiles),
    protocol: asSet(rule.protocols.map(String)),
    localPorts: asSet(rule.localPorts.map(portText)),
    remotePorts: asSet(rule.remotePorts.map(portText)),
    program: asSet(rule.programs),
    service: asSet(rule.services),
  };
}

function opinionFields(rule: OpinionRule): Readonly<Record<string, string | undefined>> {
  return {
    active: String(rule.active),
    direction: rule.direction,
    action: rule.action,
    profiles: asSet(rule.profiles.length === profiles.length ? [] : rule.profiles),
    protocol: asSet(rule.protocol === undefined ? [] : [rule.protocol]),
    localPorts: asSet(rule.localPorts.map(portWord)),
    remotePorts: asSet(rule.remotePorts.map(portWord)),
    program: asSet(rule.program === undefined ? [] : [rule.program]),
    service: asSet(rule.service === undefined ? [] : [rule.service]),
  };
}

/**
 * Compares the registry's rules with NetSecurity's. A store that NetSecurity could not give says
 * nothing, nor does the absence of a rule that Windows may not accept (malformed, doubtful, unknown keys).
 */
export function compareSecondOpinion(
  rules: readonly Rule[],
  opinion: SecondOpinion,
): readonly Disagreement[] {
  return rules.flatMap((rule) => {
    const store = opinion[rule.store];
    if ('unavailable' in store) return [];
    const other = store.get(rule.id.toLowerCase());
    const ref = { store: rule.store, id: rule.id };
    const sound = rule.malformed.length + rule.doubts.length + rule.unknownKeys.length === 0;
    if (!sound) return [];
    if (other === undefined)
      return [{ rule: ref, field: 'rule', registry: 'there', netSecurity: 'not there' }];
    const says = opinionFields(other);
    return Object.entries(fieldsOf(rule)).flatMap(([field, registry]) => {
      const netSecurity = says[field];
      if (netSecurity === undefined || netSecurity === registry) return [];
      // One of them has the variable, the other the folder behind it.
      if (field === 'program' && registry.includes('%') !== netSecurity.includes('%')) return [];
      return [{ rule: ref, field, registry, netSecurity }];
    });
  });
}
