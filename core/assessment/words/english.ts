import type { FlowVerdict } from '../../firewall/flow/verdict.ts';
import type { Direction, Profile, Store } from '../../firewall/terms.ts';
import type { ComparedSetting } from '../../second-opinion/settings.ts';
import { valueName } from '../../vmm/value-name.ts';
import type { Assessment, Note } from '../model.ts';
import type { Reason, RuleName, Scope, Shortfall } from '../reason.ts';
import { clause } from './clause.ts';
import { describeDependency } from './english-dependencies.ts';
import { ruleFlawInEnglish, ruleProblemInEnglish, unknownKeyWords } from './english-rule-flaws.ts';
import type { SummaryCounts, Words } from './words.ts';

/** What a verdict is called, and its shape for places without colour (experience.md). */
export const verdictWords: Record<FlowVerdict, { readonly word: string; readonly shape: string }> =
  {
    allowed: { word: 'Open', shape: '✓' },
    'allowed-by-default': { word: 'Open by default', shape: '○' },
    limited: { word: 'Partly open', shape: '◐' },
    missing: { word: 'Closed', shape: '−' },
    disabled: { word: 'Rule is off', shape: '⏻' },
    blocked: { word: 'Blocked', shape: '⊘' },
    void: { word: 'Overruled by policy', shape: '▣' },
    unknown: { word: 'Cannot tell', shape: '?' },
    'not-applicable': { word: 'Not needed here', shape: '·' },
  };

export const profileWords: Record<Profile, string> = {
  domain: 'Domain',
  private: 'Private',
  public: 'Public',
};
export const storeWords: Record<Store, string> = { local: 'local', 'group-policy': 'group policy' };
const directionWords: Record<Direction, string> = { in: 'inbound', out: 'outbound' };
const originWords: Record<Store | 'default', string> = {
  local: 'the local policy',
  'group-policy': 'group policy',
  default: "Windows' default",
};

/** More rules or items than this are counted, not listed. */
const mostListed = 3;

/** `a, b and c`; long lists end with how many more there are. */
export function listed(items: readonly string[], most = mostListed): string {
  const shown = items.slice(0, most);
  if (items.length > most) return `${shown.join(', ')} and ${items.length - most} more`;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** A rule by its display name where that is plain text, with its id and store. */
export function ruleWords({ store, id, name }: RuleName): string {
  const isPlain = name !== '' && !name.startsWith('@') && name !== id;
  const rule = `${storeWords[store]} rule ${valueName(id)}`;
  return isPlain ? `"${name}" (${rule})` : rule;
}

const rules = (names: readonly RuleName[]) => listed(names.map(ruleWords));

function scopeClauses(scope: Scope): string[] {
  const addresses = (items: readonly string[]) =>
    items.length === 0 ? 'no address' : listed(items, 4);
  return [
    ...(scope.ports === undefined ? [] : [`on port ${listed(scope.ports, 6)}`]),
    ...(scope.remote === undefined
      ? []
      : [`${scope.direction === 'in' ? 'from' : 'to'} ${addresses(scope.remote)}`]),
    ...(scope.local === undefined ? [] : [`at local address ${addresses(scope.local)}`]),
    ...(scope.otherPorts === undefined
      ? []
      : [`with the other side's port ${listed(scope.otherPorts, 4)}`]),
    ...(scope.interfaceTypes === undefined ? [] : [`on ${listed(scope.interfaceTypes)} networks`]),
  ];
}

/** ` on port 135 from 10.0.0.0/8 only`, or nothing where the scope is everything. */
function scopeWords(scope: Scope, only = ''): string {
  const clauses = scopeClauses(scope);
  return clauses.length === 0 ? '' : ` ${clauses.join(' ')}${only}`;
}

const shortfallWords: {
  readonly [K in Shortfall['kind']]: (shortfall: Extract<Shortfall, { kind: K }>) => string;
} = {
  off: () => 'it is switched off',
  void: () => 'group policy voids local rules',
  malformed: ({ problems }) =>
    `it is malformed: ${problems.map((each) => `${each.key} ${ruleFlawInEnglish(each)}`.trim()).join('; ')}`,
  profile: ({ profiles }) =>
    `it holds on the ${listed(profiles.map((profile) => profileWords[profile]))} profile only`,
  program: ({ programs }) => `it is for ${listed(programs)}`,
  service: ({ services }) => `it is for the service ${listed(services)}`,
  'remote-address': ({ addresses }) => `it is for ${listed(addresses)} only`,
  ipsec: () => 'it demands IPsec',
  other: () => 'it is not for ordinary traffic of this Windows',
};

function describeShortfall(shortfall: Shortfall): string {
  // Each entry of the table takes exactly the shortfall of its own kind.
  const describe = shortfallWords[shortfall.kind] as (shortfall: Shortfall) => string;
  return describe(shortfall);
}

const fieldWords: Readonly<Record<string, string>> = {
  rule: 'the rule',
  active: 'on',
  profiles: 'its profile',
  localPorts: 'its local port',
  remotePorts: 'its remote port',
};
/** What registry and NetSecurity disagree about, e.g. `its action`. */
const disputeWords = (field: string) => fieldWords[field] ?? `its ${field}`;

/** What a setting is about, and what it says when it is on and when it is off. */
const settingWords: Readonly<
  Record<ComparedSetting, readonly [what: string, on: string, off: string]>
> = {
  enabled: ['the firewall is', 'on', 'off'],
  shieldsUp: ['all inbound traffic is', 'blocked', 'not blocked'],
  blocksInbound: ['inbound traffic that no rule allows is', 'blocked', 'allowed'],
  blocksOutbound: ['outbound traffic that no rule names is', 'blocked', 'allowed'],
  mergesLocalRules: ['local rules are', 'in force', 'void'],
};

const moreWords = {
  allow: 'allow a part of it, each on its own',
  block: 'block a part of it, each on its own',
  unknown: 'may have a say in a part of it',
} as const;

const reasonWords: {
  readonly [C in Reason['code']]: (reason: Extract<Reason, { code: C }>) => string;
} = {
  'allowed-by-rules': (reason) =>
    `Allowed${scopeWords(reason.scope, ' only')} by ${rules(reason.rules)}.`,
  'allowed-by-default': (reason) =>
    `Allowed${scopeWords(reason.scope)} because ${directionWords[reason.direction]} traffic is allowed by default.`,
  'firewall-off': (reason) =>
    `The firewall is off on this profile (${originWords[reason.from]} says so).`,
  'inbound-blocked': (reason) =>
    `All inbound traffic is blocked on this profile, whatever the rules say (${originWords[reason.from]} says so).`,
  'blocked-by-rules': (reason) => `Blocked${scopeWords(reason.scope)} by ${rules(reason.rules)}.`,
  'nothing-allows': (reason) =>
    `No rule allows it${scopeWords(reason.scope)}, and ${directionWords[reason.direction]} traffic is blocked by default.`,
  'switched-off': (reason) =>
    `Would be allowed by ${rules(reason.rules)}, which ${reason.rules.length === 1 ? 'is' : 'are'} switched off.`,
  voided: (reason) =>
    `Would be allowed by ${rules(reason.rules)}, but group policy voids local rules on this profile.`,
  undecided: (reason) =>
    `Cannot be told${scopeWords(reason.scope)}: ${reason.because.slice(0, 2).map(describeDependency).map(clause).join('; ')}${reason.because.length > 2 ? `; and ${reason.because.length - 2} more` : ''}.`,
  'more-rules': ({ outcome, rules: more }) =>
    `${counted(more.length, 'more rule', 'more rules')} ${moreWords[outcome]}.`,
  'near-miss': (reason) =>
    `${capital(ruleWords(reason.rule))} does not help: ${listed(reason.shortfalls.map(describeShortfall))}.`,
  'exempt-adapters': ({ adapters, all }) =>
    all
      ? `The firewall is off for every adapter of this profile: ${listed(adapters)}.`
      : `The firewall is off for the adapter ${listed(adapters)}; this is the answer for the others.`,
  'local-rules-void': () =>
    'Group policy voids local rules on this profile, so a local rule cannot help.',
  'second-opinion': ({ rule, field, registry, netSecurity }) =>
    `Registry and NetSecurity disagree about ${ruleWords(rule)}: ${disputeWords(field)} is ${registry} in the registry and ${netSecurity} to NetSecurity.`,
  'second-opinion-setting': ({ setting, registry, netSecurity }) => {
    const [what, on, off] = settingWords[setting];
    return `Registry and NetSecurity disagree about this profile: ${what} ${registry ? on : off} in the registry and ${netSecurity ? on : off} to NetSecurity.`;
  },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence for one reason. */
export function describeReason(reason: Reason): string {
  // Each entry of the table takes exactly the reason of its own code.
  const describe = reasonWords[reason.code] as (reason: Reason) => string;
  return describe(reason);
}

const noteWords: { readonly [C in Note['code']]: (note: Extract<Note, { code: C }>) => string } = {
  'store-assumed-empty': (note) =>
    `Judged as if there were no ${storeWords[note.store]} rules and settings: ${clause(note.detail)}.`,
  'part-unavailable': (note) => `Not known: ${note.part} (${clause(note.detail)}).`,
  'profile-assumed': () =>
    'Judged for the Domain profile, since the input does not say which profiles are active.',
  'newer-than-known': ({ version, release }) =>
    `Version ${version} is not among the known ones; judged as VMM ${release}.`,
  hint: ({ of, id, why }) => `May ${of === 'role' ? 'be a' : 'use'} ${id}: ${why.join('; ')}.`,
  'malformed-rules': (note) =>
    `${counted(note.count, 'active rule is', 'active rules are')} malformed and not enforced.`,
  'uncertain-rules': (note) =>
    `${counted(note.count, 'active rule is', 'active rules are')} not fully understood.`,
  'no-second-opinion': ({ of, detail }) =>
    `NetSecurity gave no second opinion${of === null ? '' : of === 'settings' ? ' of the settings' : ` of the ${storeWords[of]} rules`}: ${detail}`,
  'disputed-rules': (note) =>
    `Registry and NetSecurity disagree about ${counted(note.count, 'rule', 'rules')}; flows that it may concern cannot be told.`,
  'disputed-settings': (note) =>
    `Registry and NetSecurity disagree about settings of the ${listed(note.profiles.map((profile) => profileWords[profile]))} profile; its flows cannot be told.`,
  'not-evaluated': () =>
    'Outside this answer: service hardening, app isolation, connection security (IPsec) rules, filters of other products, the Hyper-V switch, rules delivered by device management, and everything between the hosts.',
};

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** One sentence for one note. */
export function describeNote(note: Note): string {
  // Each entry of the table takes exactly the note of its own code.
  const describe = noteWords[note.code] as (note: Note) => string;
  return describe(note);
}

/** The sentence that stands above everything else; what is excepted is never called open. */
export function headlineOf(summary: SummaryCounts, hasRoles: boolean): string {
  const { needed, failing, unknown, excepted } = summary;
  if (!hasRoles) return 'No VMM role was found on this server, so it needs no flows.';
  const flows = counted(needed, 'required flow', 'required flows');
  if (failing === 0)
    return excepted === 0
      ? 'Everything VMM needs is open on this server.'
      : `Of ${flows}, ${counted(excepted, 'is', 'are')} excepted on this server; everything else VMM needs is open.`;
  const more = excepted === 0 ? '' : ` ${counted(excepted, 'more is', 'more are')} excepted.`;
  if (unknown === failing) return `Of ${flows}, ${unknown} cannot be told on this server.${more}`;
  const closed = failing - unknown;
  const open = unknown > 0 ? `, and ${unknown} cannot be told` : '';
  return `${closed} of ${flows} ${closed === 1 ? 'is' : 'are'} closed on this server${open}.${more}`;
}

export const headline = ({ summary, roles }: Assessment): string =>
  headlineOf(summary, roles.length > 0);

export const english: Words = {
  language: 'en',
  verdicts: verdictWords,
  profiles: profileWords,
  stores: storeWords,
  directions: directionWords,
  listed,
  rule: ruleWords,
  reason: describeReason,
  dependency: describeDependency,
  ruleProblem: ruleProblemInEnglish,
  unknownKey: unknownKeyWords,
  note: describeNote,
  fault: ({ text }) => text,
  headline: headlineOf,
};
