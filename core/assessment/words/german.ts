import type { Direction, Store } from '../../firewall/terms.ts';
import type { ComparedSetting } from '../../second-opinion/settings.ts';
import { valueName } from '../../vmm/value-name.ts';
import type { Reason, RuleName, Scope, Shortfall } from '../reason.ts';
import { clause } from './clause.ts';
import { dependencyInGerman } from './german-dependencies.ts';
import { disputedField, disputedValue } from './german-disputes.ts';
import { faultInGerman } from './german-faults.ts';
import { noteInGerman } from './german-notes.ts';
import { listed, one, profiles } from './german-phrases.ts';
import { ruleProblemInGerman, unknownKeyWordsInGerman } from './german-rule-flaws.ts';
import type { SummaryCounts, Words } from './words.ts';

/** The German words. What Windows itself said stays in its language. */

const verdicts: Words['verdicts'] = {
  allowed: { word: 'Offen', shape: '✓' },
  'allowed-by-default': { word: 'Offen durch Voreinstellung', shape: '○' },
  limited: { word: 'Teilweise offen', shape: '◐' },
  missing: { word: 'Geschlossen', shape: '−' },
  disabled: { word: 'Regel ist aus', shape: '⏻' },
  blocked: { word: 'Blockiert', shape: '⊘' },
  void: { word: 'Von Richtlinie übergangen', shape: '▣' },
  unknown: { word: 'Nicht feststellbar', shape: '?' },
  'not-applicable': { word: 'Hier nicht nötig', shape: '·' },
};
const stores: Record<Store, string> = { local: 'lokale', 'group-policy': 'Gruppenrichtlinien-' };
const directions: Record<Direction, string> = { in: 'eingehend', out: 'ausgehend' };
const traffic: Record<Direction, string> = {
  in: 'eingehender Verkehr',
  out: 'ausgehender Verkehr',
};
const origins: Record<Store | 'default', string> = {
  local: 'die lokale Richtlinie',
  'group-policy': 'die Gruppenrichtlinie',
  default: 'die Voreinstellung von Windows',
};

const kindOfRule: Record<Store, string> = {
  local: 'lokale Regel',
  'group-policy': 'Gruppenrichtlinien-Regel',
};

function rule({ store, id, name }: RuleName): string {
  const isPlain = name !== '' && !name.startsWith('@') && name !== id;
  const words = `${kindOfRule[store]} ${valueName(id, '(Standard)')}`;
  return isPlain ? `„${name}“ (${words})` : words;
}
const rules = (names: readonly RuleName[]) => listed(names.map(rule));

function scopeClauses(scope: Scope): string[] {
  const addresses = (items: readonly string[]) =>
    items.length === 0 ? 'keiner Adresse' : listed(items, 4);
  return [
    ...(scope.ports === undefined ? [] : [`auf Port ${listed(scope.ports, 6)}`]),
    ...(scope.remote === undefined
      ? []
      : [`${scope.direction === 'in' ? 'von' : 'zu'} ${addresses(scope.remote)}`]),
    ...(scope.local === undefined ? [] : [`an der lokalen Adresse ${addresses(scope.local)}`]),
    ...(scope.otherPorts === undefined
      ? []
      : [`mit dem Port ${listed(scope.otherPorts, 4)} der Gegenseite`]),
    ...(scope.interfaceTypes === undefined ? [] : [`in Netzen ${listed(scope.interfaceTypes)}`]),
  ];
}

/** Stands between commas or after a verb: `nur auf Port 135 von 10.0.0.0/8`. */
function scopeWords(scope: Scope, only = ''): string {
  const clauses = scopeClauses(scope);
  return clauses.length === 0 ? '' : ` ${only}${clauses.join(' ')}`;
}

const shortfalls: {
  readonly [K in Shortfall['kind']]: (shortfall: Extract<Shortfall, { kind: K }>) => string;
} = {
  off: () => 'sie ist ausgeschaltet',
  void: () => 'die Gruppenrichtlinie setzt lokale Regeln außer Kraft',
  malformed: ({ problems }) =>
    `sie ist fehlerhaft: ${problems.map(({ value: _value, ...rest }) => ruleProblemInGerman(rest)).join('; ')}`,
  profile: (shortfall) =>
    `sie gilt nur im Profil ${listed(shortfall.profiles.map((profile) => profiles[profile]))}`,
  program: ({ programs }) => `sie ist für ${listed(programs)}`,
  service: ({ services }) => `sie ist für den Dienst ${listed(services)}`,
  'remote-address': ({ addresses }) => `sie ist nur für ${listed(addresses)}`,
  ipsec: () => 'sie verlangt IPsec',
  other: () => 'sie ist nicht für gewöhnlichen Verkehr dieses Windows',
};

function shortfall(each: Shortfall): string {
  // Each entry of the table takes exactly the shortfall of its own kind.
  const describe = shortfalls[each.kind] as (shortfall: Shortfall) => string;
  return describe(each);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const moreWords = {
  allow: (count: number) => `${one(count, 'erlaubt', 'erlauben')} je einen Teil davon`,
  block: (count: number) => `${one(count, 'blockiert', 'blockieren')} je einen Teil davon`,
  unknown: (count: number) => `${one(count, 'kann', 'können')} bei einem Teil davon mitreden`,
} as const;

/** What a setting is about, and what it says when it is on and when it is off. */
const settings: Readonly<
  Record<ComparedSetting, readonly [what: string, on: string, off: string]>
> = {
  enabled: ['Die Firewall ist', 'an', 'aus'],
  shieldsUp: ['Aller eingehende Verkehr ist', 'blockiert', 'nicht blockiert'],
  blocksInbound: ['Eingehender Verkehr, den keine Regel erlaubt, ist', 'blockiert', 'erlaubt'],
  blocksOutbound: ['Ausgehender Verkehr, den keine Regel nennt, ist', 'blockiert', 'erlaubt'],
  mergesLocalRules: ['Lokale Regeln sind', 'in Kraft', 'außer Kraft'],
};

const reasons: {
  readonly [C in Reason['code']]: (reason: Extract<Reason, { code: C }>) => string;
} = {
  'allowed-by-rules': (reason) =>
    `Erlaubt${scopeWords(reason.scope, 'nur ')} durch ${rules(reason.rules)}.`,
  'allowed-by-default': (reason) =>
    `Erlaubt${scopeWords(reason.scope)}, weil ${traffic[reason.direction]} voreingestellt erlaubt ist.`,
  'firewall-off': (reason) =>
    `Die Firewall ist in diesem Profil aus (das sagt ${origins[reason.from]}).`,
  'inbound-blocked': (reason) =>
    `Aller eingehende Verkehr ist in diesem Profil blockiert, was immer die Regeln sagen (das sagt ${origins[reason.from]}).`,
  'blocked-by-rules': (reason) =>
    `Blockiert${scopeWords(reason.scope)} durch ${rules(reason.rules)}.`,
  'nothing-allows': (reason) =>
    `Keine Regel erlaubt es${scopeWords(reason.scope)}, und ${traffic[reason.direction]} ist voreingestellt blockiert.`,
  'switched-off': (reason) =>
    `Würde erlaubt durch ${rules(reason.rules)}, die aber ausgeschaltet ${one(reason.rules.length, 'ist', 'sind')}.`,
  voided: (reason) =>
    `Würde erlaubt durch ${rules(reason.rules)}, aber die Gruppenrichtlinie setzt lokale Regeln in diesem Profil außer Kraft.`,
  undecided: (reason) =>
    `Nicht feststellbar${scopeWords(reason.scope)}: ${reason.because.slice(0, 2).map(dependencyInGerman).map(clause).join('; ')}${reason.because.length > 2 ? `; und ${reason.because.length - 2} weitere Gründe` : ''}.`,
  'more-rules': ({ outcome, rules: more }) =>
    `${more.length} weitere ${one(more.length, 'Regel', 'Regeln')} ${moreWords[outcome](more.length)}.`,
  'near-miss': (reason) =>
    `${capital(rule(reason.rule))} hilft nicht: ${listed(reason.shortfalls.map(shortfall))}.`,
  'exempt-adapters': ({ adapters, all }) =>
    all
      ? `Die Firewall ist für alle Adapter dieses Profils aus: ${listed(adapters)}.`
      : `Für den Adapter ${listed(adapters)} ist die Firewall aus; dies ist die Antwort für die anderen.`,
  'local-rules-void': () =>
    'Die Gruppenrichtlinie setzt lokale Regeln in diesem Profil außer Kraft; eine lokale Regel kann daher nicht helfen.',
  'second-opinion': ({ rule: disputed, field, registry, netSecurity }) =>
    `Registrierung und NetSecurity widersprechen sich über ${rule(disputed)}: ${disputedField(field)} ist ${disputedValue(field, registry)} in der Registrierung und ${disputedValue(field, netSecurity)} für NetSecurity.`,
  'second-opinion-setting': ({ setting, registry, netSecurity }) => {
    const [what, on, off] = settings[setting];
    return `Registrierung und NetSecurity widersprechen sich über dieses Profil: ${what} ${registry ? on : off} nach der Registrierung und ${netSecurity ? on : off} nach NetSecurity.`;
  },
};

function headline(
  { needed, failing, unknown, excepted }: SummaryCounts,
  hasRoles: boolean,
): string {
  if (!hasRoles)
    return 'Auf diesem Server wurde keine VMM-Rolle gefunden; er braucht keine Verbindungen.';
  const flows = needed === 1 ? 'der einen nötigen Verbindung' : `${needed} nötigen Verbindungen`;
  const verb = (count: number) => one(count, 'ist', 'sind');
  if (failing === 0)
    return excepted === 0
      ? 'Alles, was VMM braucht, ist auf diesem Server offen.'
      : `Von ${flows} ${verb(excepted)} ${excepted} auf diesem Server ausgenommen; alles andere, was VMM braucht, ist offen.`;
  const more =
    excepted === 0
      ? ''
      : ` ${excepted} ${one(excepted, 'weitere ist', 'weitere sind')} ausgenommen.`;
  if (unknown === failing)
    return `Von ${flows} ${verb(unknown)} ${unknown} auf diesem Server nicht feststellbar.${more}`;
  const closed = failing - unknown;
  const rest = unknown > 0 ? `, ${unknown} ${verb(unknown)} nicht feststellbar` : '';
  return `${closed} von ${flows} ${verb(closed)} auf diesem Server geschlossen${rest}.${more}`;
}

export const german: Words = {
  language: 'de',
  verdicts,
  profiles,
  stores,
  directions,
  listed,
  rule,
  reason: (each) => {
    // Each entry of the table takes exactly the reason of its own code.
    const describe = reasons[each.code] as (reason: Reason) => string;
    return describe(each);
  },
  dependency: dependencyInGerman,
  ruleProblem: ruleProblemInGerman,
  unknownKey: unknownKeyWordsInGerman,
  note: noteInGerman,
  fault: faultInGerman,
  headline,
};
