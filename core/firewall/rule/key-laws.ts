import { append, appendAddress } from './draft.ts';
import {
  parseAddressEntry,
  parseIcmpEntry,
  parsePlatform,
  parsePortEntry,
  parseProtocol,
} from './entries.ts';
import type { FieldReader } from './field-readers.ts';
import {
  actionWords,
  directionWords,
  dynamicAddresses,
  entries,
  foreign,
  flag,
  nothing,
  profileWords,
  readLocalUser,
  readName,
  readOwner,
  readProgram,
  readSecurity,
  reader,
  undecidable,
  wordOnce,
} from './field-readers.ts';

export interface KeyLaw {
  readonly reader: FieldReader;
  /** An empty value is tolerated and says nothing; elsewhere it makes the rule malformed. */
  readonly mayBeEmpty: boolean;
}

/** Conditions and required keys: an empty value is malformed. */
const conditionReaders: readonly (readonly [string, FieldReader])[] = [
  [
    'action',
    wordOnce(
      actionWords,
      (draft) => draft.action,
      (draft, action) => (draft.action = action),
      'no-action',
    ),
  ],
  [
    'dir',
    wordOnce(
      directionWords,
      (draft) => draft.direction,
      (draft, way) => (draft.direction = way),
      'no-direction',
    ),
  ],
  [
    'profile',
    entries(
      (text) => profileWords.get(text.toLowerCase()),
      ({ rule }, single) => (rule.profiles = append(rule.profiles, single)),
      'no-profile',
    ),
  ],
  [
    'protocol',
    entries(
      parseProtocol,
      ({ rule }, single) => (rule.protocols = append(rule.protocols, single)),
      'no-protocol',
    ),
  ],
  [
    'lport',
    entries(
      parsePortEntry,
      ({ rule }, single) => (rule.localPorts = append(rule.localPorts, single)),
      'no-port',
    ),
  ],
  [
    'rport',
    entries(
      parsePortEntry,
      ({ rule }, single) => (rule.remotePorts = append(rule.remotePorts, single)),
      'no-port',
    ),
  ],
  [
    'icmp4',
    entries(
      parseIcmpEntry,
      (draft, single) => {
        draft.rule.icmp = append(draft.rule.icmp, single);
        draft.hasIcmp4 = true;
      },
      'no-icmp',
    ),
  ],
  [
    'icmp6',
    entries(
      parseIcmpEntry,
      (draft, single) => {
        draft.rule.icmp = append(draft.rule.icmp, single);
        draft.hasIcmp6 = true;
      },
      'no-icmp',
    ),
  ],
  [
    'la4',
    entries(
      (text) => parseAddressEntry(text, 4, false),
      ({ rule }, single) => (rule.localAddresses = appendAddress(rule.localAddresses, 4, single)),
      'no-ipv4',
    ),
  ],
  [
    'la6',
    entries(
      (text) => parseAddressEntry(text, 6, false),
      ({ rule }, single) => (rule.localAddresses = appendAddress(rule.localAddresses, 6, single)),
      'no-ipv6',
    ),
  ],
  [
    'ra4',
    entries(
      (text) => parseAddressEntry(text, 4, true),
      ({ rule }, single) => (rule.remoteAddresses = appendAddress(rule.remoteAddresses, 4, single)),
      'no-ipv4',
    ),
  ],
  [
    'ra6',
    entries(
      (text) => parseAddressEntry(text, 6, true),
      ({ rule }, single) => (rule.remoteAddresses = appendAddress(rule.remoteAddresses, 6, single)),
      'no-ipv6',
    ),
  ],
  ['ra42', dynamicAddresses(4)],
  ['ra62', dynamicAddresses(6)],
  ['app', readProgram],
  ['svc', reader(({ rule }, value) => void (rule.services = append(rule.services, [value])))],
  ['if', reader(({ rule }, value) => void (rule.interfaces = append(rule.interfaces, [value])))],
  [
    'iftype',
    reader(({ rule }, value) => void (rule.interfaceTypes = append(rule.interfaceTypes, [value]))),
  ],
  [
    'platform',
    entries(
      parsePlatform,
      ({ rule }, single) => (rule.platforms = append(rule.platforms, single)),
      'no-platform',
    ),
  ],
  [
    'platform2',
    reader(({ rule }, value) => void (rule.platformAtLeast ||= value.toLowerCase() === 'gteq')),
  ],
  ['security', readSecurity],
  ['security2', readSecurity],
  ['security2_9', readSecurity],
  ['rmauth', readSecurity],
  ['ruauth', readSecurity],
  ['authbypassout', readSecurity],
  ['luauth', readLocalUser],
  ['luauth2_24', undecidable],
  ['luown', readOwner],
  ['nnm', undecidable],
  ['securityrealmid', undecidable],
  ['apppkgid', foreign],
  ['pfn', foreign],
  ['ttk', foreign],
  ['ttk2_22', foreign],
  ['ttk2_27', foreign],
  ['ttk2_28', foreign],
];

/** Keys without a condition for the question; an empty value is tolerated. */
const plainReaders: readonly (readonly [string, FieldReader])[] = [
  ['active', flag((draft, on) => (draft.active = (draft.active ?? true) && on))],
  ['name', readName],
  // Texts for people are read from the rule's text when somebody looks at them (`firstText`).
  ['desc', nothing],
  ['embedctxt', nothing],
  ['lom', flag(({ rule }, on) => (rule.localOnlyMapping ||= on))],
  ['edge', nothing],
  ['defer', nothing],
  ['lsm', nothing],
  ['pcross', nothing],
  ['skipver', nothing],
];

const lawByKey: ReadonlyMap<string, KeyLaw> = new Map<string, KeyLaw>([
  ...conditionReaders.map(([key, read]) => [key, { reader: read, mayBeEmpty: false }] as const),
  ...plainReaders.map(([key, read]) => [key, { reader: read, mayBeEmpty: true }] as const),
]);

/** Versioned port keys (`LPort2_10`, `RPort2_28`, ...) take the same entries as `LPort` and `RPort`. */
const versionedPort = /^([lr]port)2_\d+$/;

/** Spellings that are documented, seen so far; there are few, so this spares the case folding. */
const lawBySpelling = new Map<string, KeyLaw>();
const mostSpellings = 500;

/** The law of a key as written, whatever its case; undefined for a key nobody documented. */
export function lawOfKey(key: string): KeyLaw | undefined {
  const known = lawBySpelling.get(key);
  if (known !== undefined) return known;
  const law = lawOfLowerKey(key.toLowerCase());
  if (law !== undefined && lawBySpelling.size < mostSpellings) lawBySpelling.set(key, law);
  return law;
}

function lawOfLowerKey(lower: string): KeyLaw | undefined {
  const exact = lawByKey.get(lower);
  if (exact !== undefined) return exact;
  const base = versionedPort.exec(lower)?.[1];
  return base === undefined ? undefined : lawByKey.get(base);
}
