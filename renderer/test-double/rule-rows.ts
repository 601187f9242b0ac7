import type { Assessment } from '../../core/assessment/model.ts';
import type { PortEntry } from '../../core/firewall/rule/entries.ts';
import { firstText } from '../../core/firewall/rule/fields.ts';
import type { AddressEntries, Rule } from '../../core/firewall/rule/rule.ts';
import type { RuleRow } from '../../electron/contract/model.ts';

const protocolNames: Readonly<Record<number, string>> = { 6: 'TCP', 17: 'UDP', 1: 'ICMPv4' };

const portText = (entry: PortEntry) =>
  'word' in entry
    ? entry.word
    : entry.to - entry.from === 1
      ? String(entry.from)
      : `${entry.from}-${entry.to - 1}`;

const countOf = (entries: AddressEntries) => entries[4].length + entries[6].length;

/** Rules as the Rules view gets them; addresses as they stand in the rule's own text. */
export function ruleRows(rules: readonly Rule[], assessment: Assessment | null): RuleRow[] {
  const serves = new Map<string, string[]>();
  for (const flow of assessment?.flows ?? [])
    for (const { rules: deciding } of flow.profiles)
      for (const { store, id } of deciding) {
        const key = `${store} ${id}`;
        serves.set(key, [...new Set([...(serves.get(key) ?? []), flow.id])]);
      }
  return rules.map((rule) => rowOf(rule, serves.get(`${rule.store} ${rule.id}`) ?? []));
}

function rowOf(rule: Rule, flows: readonly string[]): RuleRow {
  const addresses = [...rule.text.matchAll(/\|RA[46]2?=([^|]*)/g)].map(([, value]) => value ?? '');
  return {
    store: rule.store,
    id: rule.id,
    name: rule.name,
    group: firstText(rule, 'EmbedCtxt'),
    direction: rule.direction,
    action: rule.action,
    active: rule.active,
    profiles: rule.profiles,
    protocol: rule.protocols.map((one) => protocolNames[one] ?? String(one)).join(', ') || 'any',
    localPorts: rule.localPorts.map(portText).join(', '),
    remotePorts: rule.remotePorts.map(portText).join(', '),
    remoteAddresses: countOf(rule.remoteAddresses) === 0 ? '' : addresses.join(', '),
    program: rule.programs.join(', '),
    service: rule.services.join(', '),
    malformed: rule.malformed,
    doubts: rule.doubts,
    unknownKeys: rule.unknownKeys,
    flows,
  };
}
