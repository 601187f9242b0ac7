import type { Assessment, FlowAssessment } from '../assessment/model.ts';
import type { Reason } from '../assessment/reason.ts';
import type { FlowKey } from '../assessment/flow-key.ts';
import { ruleProblemInEnglish, unknownKeyWords } from '../assessment/words/english-rule-flaws.ts';
import type { PortEntry } from '../firewall/rule/entries.ts';
import { fieldsOf, firstText } from '../firewall/rule/fields.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { RuleProblem } from '../firewall/rule/rule-flaw.ts';
import type { RuleRef } from '../firewall/terms.ts';
import { icmpv4, icmpv6, tcp, udp } from '../firewall/terms.ts';
import type { DecidingRule } from './model.ts';

/** Ids that differ only in case are one registry value. */
const keyOf = ({ store, id }: RuleRef) => `${store} ${id.toLowerCase()}`;

const protocolNames: ReadonlyMap<number, string> = new Map([
  [tcp, 'TCP'],
  [udp, 'UDP'],
  [icmpv4, 'ICMPv4'],
  [icmpv6, 'ICMPv6'],
]);

function portText(entry: PortEntry): string {
  if ('word' in entry) return entry.word;
  return entry.to - entry.from === 1 ? `${entry.from}` : `${entry.from}-${entry.to - 1}`;
}

const problemText = ({ value: _value, ...rest }: RuleProblem) => ruleProblemInEnglish(rest);

/** The values of address fields as the rule writes them. */
function written(rule: Rule, pattern: RegExp): string[] {
  return fieldsOf(rule.text)
    .filter(({ key }) => pattern.test(key))
    .map(({ value }) => value);
}

function described(rule: Rule, decided: boolean, flows: readonly FlowKey[]): DecidingRule {
  return {
    decided,
    store: rule.store,
    id: rule.id,
    name: rule.name,
    group: firstText(rule, 'EmbedCtxt'),
    action: rule.action,
    direction: rule.direction,
    active: rule.active,
    profiles: rule.profiles,
    protocols: rule.protocols.map((number) => protocolNames.get(number) ?? `${number}`),
    localPorts: rule.localPorts.map(portText),
    remotePorts: rule.remotePorts.map(portText),
    localAddresses: written(rule, /^la[46]2?$/i),
    remoteAddresses: written(rule, /^ra[46]2?$/i),
    programs: rule.programs,
    services: rule.services,
    problems: [
      ...[...rule.malformed, ...rule.doubts].map(problemText),
      ...rule.unknownKeys.map(unknownKeyWords),
    ],
    text: rule.text,
    flows,
  };
}

/** Rules that a reason names beside those that decided: switched off, void, nearly right. */
function namedBy(reason: Reason): readonly RuleRef[] {
  if (reason.code === 'near-miss') return [reason.rule];
  return 'rules' in reason ? reason.rules : [];
}

type Named = ReadonlyMap<string, readonly FlowKey[]>;

function collect(
  flows: readonly FlowAssessment[],
  rulesOf: (flow: FlowAssessment) => readonly RuleRef[],
): Named {
  const found = new Map<string, FlowKey[]>();
  for (const flow of flows) {
    for (const key of new Set(rulesOf(flow).map(keyOf))) {
      const list = found.get(key) ?? [];
      found.set(key, list);
      list.push({ id: flow.id, direction: flow.direction });
    }
  }
  return found;
}

/**
 * The rules that decided flows, then those that reasons of needed flows name beside them, each in the
 * order in which the flows name them.
 */
export function decidingRules({ flows }: Assessment, rules: readonly Rule[]): DecidingRule[] {
  const byKey = new Map(rules.map((rule) => [keyOf(rule), rule]));
  const deciding = collect(flows, ({ profiles }) => profiles.flatMap((profile) => profile.rules));
  const named = collect(
    flows.filter(({ needed }) => needed),
    ({ profiles }) => profiles.flatMap(({ reasons }) => reasons.flatMap(namedBy)),
  );
  const describe =
    (decided: boolean) =>
    ([key, keys]: readonly [string, readonly FlowKey[]]) => {
      const rule = byKey.get(key);
      return rule === undefined ? [] : [described(rule, decided, keys)];
    };
  return [
    ...[...deciding].flatMap(describe(true)),
    ...[...named].filter(([key]) => !deciding.has(key)).flatMap(describe(false)),
  ];
}
