import { append } from './draft.ts';
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
  dynamicWord,
  entries,
  foreign,
  isTrue,
  nothing,
  profileWords,
  readLocalUser,
  readName,
  readOwner,
  readProgram,
  readSecurity,
  undecidable,
  wordOnce,
} from './field-readers.ts';

export interface KeyLaw {
  readonly read: FieldReader;
  /** An empty value is tolerated and says nothing; elsewhere it makes the rule malformed. */
  readonly mayBeEmpty: boolean;
}

const icmpExpected = 'type:code or type:* was expected';
const portExpected = 'a port, a range or a keyword was expected';
const v4Expected = 'an IPv4 address, range, prefix or mask was expected';
const v6Expected = 'an IPv6 address, range or prefix was expected';

/** Conditions and required keys: an empty value is malformed. */
const conditionReaders: readonly (readonly [string, FieldReader])[] = [
  [
    'action',
    wordOnce(
      actionWords,
      (draft) => draft.action,
      (draft, action) => (draft.action = action),
    ),
  ],
  [
    'dir',
    wordOnce(
      directionWords,
      (draft) => draft.direction,
      (draft, way) => (draft.direction = way),
    ),
  ],
  [
    'profile',
    entries(
      (text) => profileWords.get(text.toLowerCase()),
      (draft, entry) => (draft.profiles = append(draft.profiles, entry)),
      'Domain, Private or Public was expected',
    ),
  ],
  [
    'protocol',
    entries(
      parseProtocol,
      (draft, entry) => (draft.protocols = append(draft.protocols, entry)),
      'a number from 0 to 256 was expected',
    ),
  ],
  [
    'lport',
    entries(
      parsePortEntry,
      (draft, entry) => (draft.localPorts = append(draft.localPorts, entry)),
      portExpected,
    ),
  ],
  [
    'rport',
    entries(
      parsePortEntry,
      (draft, entry) => (draft.remotePorts = append(draft.remotePorts, entry)),
      portExpected,
    ),
  ],
  [
    'icmp4',
    entries(
      parseIcmpEntry,
      (draft, entry) => (draft.icmp4 = append(draft.icmp4, entry)),
      icmpExpected,
    ),
  ],
  [
    'icmp6',
    entries(
      parseIcmpEntry,
      (draft, entry) => (draft.icmp6 = append(draft.icmp6, entry)),
      icmpExpected,
    ),
  ],
  [
    'la4',
    entries(
      (text) => parseAddressEntry(text, 4, false),
      (draft, entry) => (draft.local4 = append(draft.local4, entry)),
      v4Expected,
    ),
  ],
  [
    'la6',
    entries(
      (text) => parseAddressEntry(text, 6, false),
      (draft, entry) => (draft.local6 = append(draft.local6, entry)),
      v6Expected,
    ),
  ],
  [
    'ra4',
    entries(
      (text) => parseAddressEntry(text, 4, true),
      (draft, entry) => (draft.remote4 = append(draft.remote4, entry)),
      v4Expected,
    ),
  ],
  [
    'ra6',
    entries(
      (text) => parseAddressEntry(text, 6, true),
      (draft, entry) => (draft.remote6 = append(draft.remote6, entry)),
      v6Expected,
    ),
  ],
  ['ra42', (value) => (draft) => void (draft.remote4 = append(draft.remote4, dynamicWord(value)))],
  ['ra62', (value) => (draft) => void (draft.remote6 = append(draft.remote6, dynamicWord(value)))],
  ['app', readProgram],
  ['svc', (value) => (draft) => void (draft.services = append(draft.services, value))],
  ['if', (value) => (draft) => void (draft.interfaces = append(draft.interfaces, value))],
  [
    'iftype',
    (value) => (draft) => void (draft.interfaceTypes = append(draft.interfaceTypes, value)),
  ],
  [
    'platform',
    entries(
      parsePlatform,
      (draft, entry) => (draft.platforms = append(draft.platforms, entry)),
      'platform:major:minor was expected',
    ),
  ],
  [
    'platform2',
    (value) => {
      const isMinimum = value.toLowerCase() === 'gteq';
      return (draft) => void (draft.platformAtLeast ||= isMinimum);
    },
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
  [
    'active',
    (value) => {
      const on = isTrue(value);
      return (draft) => void (draft.active = (draft.active ?? true) && on);
    },
  ],
  ['name', readName],
  ['desc', (value) => (draft) => void (draft.description ||= value)],
  ['embedctxt', (value) => (draft) => void (draft.group ||= value)],
  [
    'lom',
    (value) => {
      const on = isTrue(value);
      return (draft) => void (draft.localOnlyMapping ||= on);
    },
  ],
  ['edge', nothing],
  ['defer', nothing],
  ['lsm', nothing],
  ['pcross', nothing],
  ['skipver', nothing],
];

const lawByKey: ReadonlyMap<string, KeyLaw> = new Map<string, KeyLaw>([
  ...conditionReaders.map(([key, read]) => [key, { read, mayBeEmpty: false }] as const),
  ...plainReaders.map(([key, read]) => [key, { read, mayBeEmpty: true }] as const),
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
