import type { Dependency, OpenCondition } from '../../firewall/decision/dependency.ts';
import type { Store } from '../../firewall/terms.ts';
import { valueName } from '../../vmm/value-name.ts';
import { ruleProblemInGerman } from './german-rule-flaws.ts';

const conditionWords: {
  readonly [K in OpenCondition['kind']]: (condition: Extract<OpenCondition, { kind: K }>) => string;
} = {
  doubt: ({ key, flaw }) => ruleProblemInGerman({ key, flaw }),
  'unknown-key': ({ key }) => `der Schlüssel ${key} ist nicht bekannt`,
  'undecidable-key': ({ key }) => `${key} lässt sich aus der Richtlinie nicht entscheiden`,
  'local-user': () => 'LUAuth nennt ein Konto oder eine Bedingung',
  'newer-version': ({ minor }) => `Version 2.${minor} ist neuer, als dieses Windows sie versteht`,
  process: ({ names, programKnown }) =>
    `sie gilt nur für ${names.join(', ')}, und ${programKnown ? 'Programm oder Dienst sind' : 'das Programm ist'} nicht genau genug bekannt`,
  adapter: () =>
    'sie gilt für einen bestimmten Netzwerkadapter, und welcher benutzt wird, ist nicht bekannt',
  port: ({ side, words }) =>
    words.length === 0
      ? `der ${side === 'local' ? 'lokale Port' : 'Port der Gegenseite'} ist nicht bekannt`
      : `für welche Ports ${words.join(', ')} steht, ist nicht bekannt`,
  icmp: () => 'ICMP-Typ oder -Code sind nicht bekannt',
  'interface-type': () => 'die Art der Netzwerkschnittstelle ist nicht bekannt',
  address: ({ words }) =>
    words.length === 0
      ? 'die Adresse ist nicht bekannt'
      : `für welche Adressen ${words.join(', ')} steht, ist nicht bekannt`,
};

function condition(each: OpenCondition): string {
  // Each entry of the table takes exactly the condition of its own kind.
  const describe = conditionWords[each.kind] as (condition: OpenCondition) => string;
  return describe(each);
}

const ruleOf: Record<Store, string> = {
  local: 'lokale Regel',
  'group-policy': 'Gruppenrichtlinien-Regel',
};
const rulesOf: Record<Store, string> = {
  local: 'die lokalen Regeln',
  'group-policy': 'die Gruppenrichtlinien-Regeln',
};

/** As `describeDependency` in English: a clause without a full stop. */
export function dependencyInGerman(dependency: Dependency): string {
  switch (dependency.kind) {
    case 'rule': {
      const { store, id } = dependency.rule;
      return `${ruleOf[store]} ${valueName(id, '(Standard)')}: ${dependency.conditions.map(condition).join(', und ')}`;
    }
    case 'ipsec':
      return `${ruleOf[dependency.rule.store]} ${valueName(dependency.rule.id, '(Standard)')} verlangt IPsec für diesen Verkehr`;
    case 'unreadable':
      return `${rulesOf[dependency.store]} konnten nicht gelesen werden: ${dependency.reason}`;
    case 'service-not-running':
      return 'der Dienst der Windows-Firewall (MpsSvc) läuft nicht, und was ohne ihn durchkommt, sagt keine Regel: zuerst starten';
    case 'more-rules':
      return dependency.count === 1
        ? 'und 1 weitere Regel, die zutreffen kann'
        : `und ${dependency.count} weitere Regeln, die zutreffen können`;
  }
}
