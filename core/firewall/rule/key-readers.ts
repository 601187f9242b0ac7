import type { Profile } from '../terms.ts';
import type { RuleDraft } from './draft.ts';
import { append } from './draft.ts';
import {
  parseAddressEntry,
  parseIcmpEntry,
  parsePlatform,
  parsePortEntry,
  parseProtocol,
} from './entries.ts';

/** Reads one value into the draft; returns what was expected when the value is none. */
export type FieldReader = (draft: RuleDraft, value: string, key: string) => string | undefined;

export interface KeyLaw {
  readonly read: FieldReader;
  /** An empty value is tolerated and says nothing; elsewhere it makes the rule malformed. */
  readonly mayBeEmpty: boolean;
}

const profileWords: ReadonlyMap<string, Profile> = new Map([
  ['domain', 'domain'],
  ['private', 'private'],
  ['public', 'public'],
]);

/** A reader that parses an entry and hands it to `put`. */
function entries<T>(
  parse: (text: string) => T | undefined,
  put: (draft: RuleDraft, entry: T) => void,
  expected: string,
): FieldReader {
  return (draft, value) => {
    const entry = parse(value);
    if (entry === undefined) return expected;
    put(draft, entry);
    return undefined;
  };
}

const nothing: FieldReader = () => undefined;

const readProgram: FieldReader = (draft, value) => {
  if (value === '*') return 'a program path or System was expected';
  draft.programs = append(draft.programs, value);
  return undefined;
};

/** `None` says nothing (for AuthByPassOut `FALSE` as well); anything else demands IPsec. */
const readSecurity: FieldReader = (draft, value, key) => {
  const word = value.toLowerCase();
  const saysNothing =
    word === 'none' || (word === 'false' && key.toLowerCase() === 'authbypassout');
  if (!saysNothing) draft.securityKeys = append(draft.securityKeys, key);
  return undefined;
};

const readLocalUser: FieldReader = (draft, value) => {
  draft.localUsers = append(draft.localUsers, value);
  draft.namesLocalUser = true;
  return undefined;
};

const readOwner: FieldReader = (draft, _value, key) => {
  draft.undecidableKeys = append(draft.undecidableKeys, key);
  draft.namesLocalUser = true;
  return undefined;
};

const readName: FieldReader = (draft, value) => {
  draft.name ||= value;
  draft.hasEmptyName ||= value === '';
  return undefined;
};

const dynamicWord = (word: string) => ({ word, resolvable: false });

const icmpExpected = 'type:code or type:* was expected';
const portExpected = 'a port, a range or a keyword was expected';
const v4Expected = 'an IPv4 address, range, prefix or mask was expected';
const v6Expected = 'an IPv6 address, range or prefix was expected';
const foreign: FieldReader = (draft, _value, key) =>
  void (draft.foreignKeys = append(draft.foreignKeys, key));
const undecidable: FieldReader = (draft, _value, key) =>
  void (draft.undecidableKeys = append(draft.undecidableKeys, key));

/** Conditions and required keys: an empty value is malformed. */
const conditionReaders: readonly (readonly [string, FieldReader])[] = [
  ['action', (draft, value) => void (draft.actions = append(draft.actions, value))],
  ['dir', (draft, value) => void (draft.directions = append(draft.directions, value))],
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
  ['ra42', (draft, value) => void (draft.remote4 = append(draft.remote4, dynamicWord(value)))],
  ['ra62', (draft, value) => void (draft.remote6 = append(draft.remote6, dynamicWord(value)))],
  ['app', readProgram],
  ['svc', (draft, value) => void (draft.services = append(draft.services, value))],
  ['if', (draft, value) => void (draft.interfaces = append(draft.interfaces, value))],
  ['iftype', (draft, value) => void (draft.interfaceTypes = append(draft.interfaceTypes, value))],
  [
    'platform',
    entries(
      parsePlatform,
      (draft, entry) => (draft.platforms = append(draft.platforms, entry)),
      'platform:major:minor was expected',
    ),
  ],
  ['platform2', (draft, value) => void (draft.platformAtLeast ||= value.toLowerCase() === 'gteq')],
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
  ['active', (draft, value) => void (draft.activeValues = append(draft.activeValues, value))],
  ['name', readName],
  ['desc', (draft, value) => void (draft.description ||= value)],
  ['embedctxt', (draft, value) => void (draft.group ||= value)],
  ['lom', (draft, value) => void (draft.localOnlyMapping ||= value.toLowerCase() === 'true')],
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

/** The law of a key as written, whatever its case; undefined for a key nobody documented. */
export function lawOfKey(key: string): KeyLaw | undefined {
  const lower = key.toLowerCase();
  const exact = lawByKey.get(lower);
  if (exact !== undefined) return exact;
  const base = versionedPort.exec(lower)?.[1];
  return base === undefined ? undefined : lawByKey.get(base);
}
