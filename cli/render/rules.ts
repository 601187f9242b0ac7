import { profileWords, storeWords } from '../../core/assessment/words/english.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import type { Rule } from '../../core/firewall/rule/rule.ts';
import { profiles } from '../../core/firewall/terms.ts';
import { valueName } from '../../core/vmm/value-name.ts';
import {
  addressTexts,
  portText,
  problemsOf,
  stateOf,
  type RuleState,
} from '../../app/rule-fields.ts';
import type { Tone } from './paint.ts';
import type { Cell, Layout } from './table.ts';
import { renderTable, wrapped } from './table.ts';

const stateTones: Record<RuleState, Tone> = {
  on: 'good',
  off: 'faint',
  malformed: 'bad',
  uncertain: 'unsure',
};

const protocolNames: ReadonlyMap<number, string> = new Map([
  [1, 'ICMPv4'],
  [6, 'TCP'],
  [17, 'UDP'],
  [58, 'ICMPv6'],
]);

/** Long lists are cut here; the JSON output has all. */
const mostEntries = 6;
function entries(items: readonly string[]): string {
  const shown = items.slice(0, mostEntries).join(', ');
  return items.length > mostEntries ? `${shown} and ${items.length - mostEntries} more` : shown;
}

function trafficLines(rule: Rule): string[] {
  const protocol = rule.protocols.map(
    (number) => protocolNames.get(number) ?? `protocol ${number}`,
  );
  const local = rule.localPorts.map(portText);
  const remote = rule.remotePorts.map(portText);
  const from = addressTexts(rule, 'remote');
  const at = addressTexts(rule, 'local');
  const side = rule.direction === 'in' ? 'from' : 'to';
  return [
    [protocol.length === 0 ? 'any protocol' : protocol.join(', '), entries(local)].join(' ').trim(),
    remote.length === 0 ? '' : `remote port ${entries(remote)}`,
    from.length === 0 ? '' : `${side} ${entries(from)}`,
    at.length === 0 ? '' : `at ${entries(at)}`,
  ];
}

function whoLines({ programs, services }: Rule): string[] {
  return [entries(programs), services.length === 0 ? '' : `service ${entries(services)}`];
}

function row(rule: Rule): Cell[] {
  const state = stateOf(rule);
  const where =
    rule.profiles.length === 0 || rule.profiles.length === profiles.length
      ? 'every profile'
      : rule.profiles.map((profile) => profileWords[profile]).join(', ');
  const isMarked = state === 'malformed' || state === 'uncertain';
  return [
    { text: [state, isMarked && !rule.active ? '(off)' : ''], tone: stateTones[state] },
    { text: `${rule.action} ${rule.direction}` },
    { text: [rule.name.startsWith('@') ? '' : rule.name, valueName(rule.id)] },
    { text: trafficLines(rule) },
    { text: [...whoLines(rule), ...(isMarked ? problemsOf(rule) : [])] },
    { text: [storeWords[rule.store], where] },
  ];
}

/** The count first, then one row a rule. */
export function renderRules(rules: readonly Rule[], policy: Policy, layout: Layout): string {
  const total = policy.rules.length;
  const count = rules.length === total ? `${total} rules` : `${rules.length} of ${total} rules`;
  const marked = rules.filter((rule) => ['malformed', 'uncertain'].includes(stateOf(rule))).length;
  const doubt = marked === 0 ? '' : `; ${marked} malformed or not fully understood`;
  const unread = policy.unreadable.map(
    ({ store, reason }) => `The ${storeWords[store]} rules could not be read: ${reason}.`,
  );
  const head = [`${count}${doubt}.`, ...unread].join(' ');
  const columns = [
    { title: 'STATE' },
    { title: 'ACTION' },
    { title: 'RULE', weight: 3 },
    { title: 'TRAFFIC', weight: 3 },
    { title: 'FOR', weight: 3 },
    { title: 'WHERE', weight: 1 },
  ];
  const sentence = wrapped(head, layout.width);
  if (rules.length === 0) return `${sentence}\n`;
  return `${sentence}\n\n${renderTable(columns, rules.map(row), layout)}`;
}
