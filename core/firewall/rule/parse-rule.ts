import type { Store } from '../terms.ts';
import { checkProtocol, doubtsOf, readAction, readDirection } from './check-rule.ts';
import { append, RuleDraft } from './draft.ts';
import type { AddressEntry, RuleVersion } from './entries.ts';
import { eachField } from './fields.ts';
import type { KeyLaw } from './key-readers.ts';
import { lawOfKey } from './key-readers.ts';
import type { AddressEntries, Rule } from './rule.ts';

const versionPattern = /^[vV](\d+)\.(\d+)$/;

/** Spellings seen so far; rule sets use a handful, so this spares reading them again per field. */
const lawBySpelling = new Map<string, KeyLaw>();
const versionBySpelling = new Map<string, RuleVersion>();
const mostSpellings = 1000;

function lawOf(key: string): KeyLaw | undefined {
  const known = lawBySpelling.get(key);
  if (known !== undefined) return known;
  const law = lawOfKey(key);
  if (law !== undefined && lawBySpelling.size < mostSpellings) lawBySpelling.set(key, law);
  return law;
}

/**
 * Reads a rule string (MS-GPFAS 2.2.2; facts 1.2). Order does not matter, every repeated key and
 * every unknown key is kept. Never throws: what is wrong stands in `malformed`.
 */
export function parseRule(store: Store, id: string, text: string): Rule {
  const draft = new RuleDraft();
  const pipe = text.indexOf('|');
  const first = pipe < 0 ? text : text.slice(0, pipe);
  const version = parseVersion(first, draft);
  eachField(text, version === undefined ? 0 : first.length, (key, value) => {
    if (key === undefined) draft.problem({ key: '', value, problem: 'key=value was expected' });
    else readField(key, value, draft);
  });
  return finish(store, id, text, version, draft);
}

function parseVersion(segment: string, draft: RuleDraft): RuleVersion | undefined {
  const known = versionBySpelling.get(segment);
  if (known !== undefined) return known;
  const match = versionPattern.exec(segment);
  if (match !== null) {
    const version = { major: Number(match[1]), minor: Number(match[2]) };
    if (versionBySpelling.size < mostSpellings) versionBySpelling.set(segment, version);
    return version;
  }
  draft.problem({ key: '', value: segment, problem: 'a version such as v2.30 was expected first' });
  return undefined;
}

function readField(key: string, value: string, draft: RuleDraft): void {
  const law = lawOf(key);
  if (law === undefined) {
    draft.unknownKeys = append(draft.unknownKeys, key);
    return;
  }
  const problem =
    value === '' && !law.mayBeEmpty ? 'a value was expected' : law.read(draft, value, key);
  if (problem !== undefined) draft.problem({ key, value, problem });
}

const noAddresses: AddressEntries = { 4: [], 6: [] };

const byFamily = (v4: AddressEntry[], v6: AddressEntry[]): AddressEntries =>
  v4.length === 0 && v6.length === 0 ? noAddresses : { 4: v4, 6: v6 };

const isTrue = (value: string) => value === 'TRUE' || value.toLowerCase() === 'true';

function finish(
  store: Store,
  id: string,
  text: string,
  version: RuleVersion | undefined,
  draft: RuleDraft,
): Rule {
  const action = readAction(draft);
  const direction = readDirection(draft);
  checkProtocol(draft);
  return {
    store,
    id,
    text,
    version,
    malformed: draft.problems,
    doubts: doubtsOf(draft, action, direction),
    unknownKeys: draft.unknownKeys,
    name: draft.name,
    description: draft.description,
    group: draft.group,
    action,
    direction,
    active: draft.activeValues.length > 0 && draft.activeValues.every(isTrue),
    profiles: draft.profiles,
    protocols: draft.protocols.includes(256) ? [] : draft.protocols,
    localPorts: draft.localPorts,
    remotePorts: draft.remotePorts,
    icmp: draft.icmp4.length > 0 ? draft.icmp4 : draft.icmp6,
    localAddresses: byFamily(draft.local4, draft.local6),
    remoteAddresses: byFamily(draft.remote4, draft.remote6),
    localOnlyMapping: draft.localOnlyMapping,
    programs: draft.programs,
    services: draft.services,
    interfaces: draft.interfaces,
    interfaceTypes: draft.interfaceTypes,
    platforms: draft.platforms,
    platformAtLeast: draft.platformAtLeast,
    securityKeys: draft.securityKeys,
    localUsers: draft.localUsers,
    foreignKeys: draft.foreignKeys,
    undecidableKeys: draft.undecidableKeys,
  };
}
