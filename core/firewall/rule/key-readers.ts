import type { Profile } from '../terms.ts';
import type { RuleDraft } from './draft.ts';
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

/** A reader that parses an entry and adds it to the list that `listOf` names. */
function entries<T>(
  parse: (text: string) => T | undefined,
  listOf: (draft: RuleDraft) => T[],
  expected: string,
): FieldReader {
  return (draft, value) => {
    const entry = parse(value);
    if (entry === undefined) return expected;
    listOf(draft).push(entry);
    return undefined;
  };
}

/** A reader that keeps the text as it is. */
function texts(listOf: (draft: RuleDraft) => string[]): FieldReader {
  return (draft, value) => {
    listOf(draft).push(value);
    return undefined;
  };
}

const nothing: FieldReader = () => undefined;

const readProgram: FieldReader = (draft, value) => {
  if (value === '*') return 'a program path or System was expected';
  draft.programs.push(value);
  return undefined;
};

/** `None` says nothing (for AuthByPassOut `FALSE` as well); anything else demands IPsec. */
const readSecurity: FieldReader = (draft, value, key) => {
  const word = value.toLowerCase();
  const saysNothing =
    word === 'none' || (word === 'false' && key.toLowerCase() === 'authbypassout');
  if (!saysNothing) draft.securityKeys.push(key);
  return undefined;
};

const readLocalUser: FieldReader = (draft, value) => {
  draft.localUsers.push(value);
  draft.namesLocalUser = true;
  return undefined;
};

const readOwner: FieldReader = (draft, _value, key) => {
  draft.undecidableKeys.push(key);
  draft.namesLocalUser = true;
  return undefined;
};

const dynamicWord =
  (family: 4 | 6): FieldReader =>
  (draft, value) => {
    draft.remoteAddresses[family].push({ word: value, resolvable: false });
    return undefined;
  };

const portExpected = 'a port, a range or a keyword was expected';
const v4Expected = 'an IPv4 address, range, prefix or mask was expected';
const v6Expected = 'an IPv6 address, range or prefix was expected';
const foreign: FieldReader = (draft, _value, key) => void draft.foreignKeys.push(key);
const undecidable: FieldReader = (draft, _value, key) => void draft.undecidableKeys.push(key);

/** Conditions and required keys: an empty value is malformed. */
const conditionReaders: readonly (readonly [string, FieldReader])[] = [
  ['action', texts((draft) => draft.actions)],
  ['dir', texts((draft) => draft.directions)],
  [
    'profile',
    entries(
      (text) => profileWords.get(text.toLowerCase()),
      (draft) => draft.profiles,
      'Domain, Private or Public was expected',
    ),
  ],
  [
    'protocol',
    entries(parseProtocol, (draft) => draft.protocols, 'a number from 0 to 256 was expected'),
  ],
  ['lport', entries(parsePortEntry, (draft) => draft.localPorts, portExpected)],
  ['rport', entries(parsePortEntry, (draft) => draft.remotePorts, portExpected)],
  ['icmp4', entries(parseIcmpEntry, (draft) => draft.icmp4, 'type:code or type:* was expected')],
  ['icmp6', entries(parseIcmpEntry, (draft) => draft.icmp6, 'type:code or type:* was expected')],
  [
    'la4',
    entries(
      (text) => parseAddressEntry(text, 4, false),
      (draft) => draft.localAddresses[4],
      v4Expected,
    ),
  ],
  [
    'la6',
    entries(
      (text) => parseAddressEntry(text, 6, false),
      (draft) => draft.localAddresses[6],
      v6Expected,
    ),
  ],
  [
    'ra4',
    entries(
      (text) => parseAddressEntry(text, 4, true),
      (draft) => draft.remoteAddresses[4],
      v4Expected,
    ),
  ],
  [
    'ra6',
    entries(
      (text) => parseAddressEntry(text, 6, true),
      (draft) => draft.remoteAddresses[6],
      v6Expected,
    ),
  ],
  ['ra42', dynamicWord(4)],
  ['ra62', dynamicWord(6)],
  ['app', readProgram],
  ['svc', texts((draft) => draft.services)],
  ['if', texts((draft) => draft.interfaces)],
  ['iftype', texts((draft) => draft.interfaceTypes)],
  [
    'platform',
    entries(parsePlatform, (draft) => draft.platforms, 'platform:major:minor was expected'),
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
  ['active', texts((draft) => draft.activeValues)],
  ['name', texts((draft) => draft.names)],
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
