import type { Store } from '../terms.ts';
import { checkProtocol, checkRequired, doubtsOf } from './check-rule.ts';
import { append, RuleDraft } from './draft.ts';
import type { AddressEntry, RuleVersion } from './entries.ts';
import type { Effect } from './field-readers.ts';
import { refusal } from './field-readers.ts';
import { lawOfKey } from './key-laws.ts';
import type { AddressEntries, Rule } from './rule.ts';

const versionPattern = /^[vV](\d+)\.(\d+)$/;

/**
 * Fields and versions seen so far. Rule sets say the same few thousand things again and again
 * (`Protocol=6`, `App=%SystemRoot%\\system32\\svchost.exe`), so each is read once and its entry
 * shared; what is longer than `longestKept` is text that hardly comes twice.
 */
const effectByField = new Map<string, Effect>();
const versionBySpelling = new Map<string, RuleVersion>();
const mostKept = 2_000;
const longestKept = 20;

function effectOf(field: string): Effect {
  if (field.length > longestKept) return readField(field);
  const known = effectByField.get(field);
  if (known !== undefined) return known;
  const effect = readField(field);
  if (effectByField.size < mostKept) effectByField.set(field, effect);
  return effect;
}

function readField(field: string): Effect {
  const equals = field.indexOf('=');
  if (equals < 0)
    return (draft) => draft.problem({ key: '', value: field, problem: 'key=value was expected' });
  const key = field.slice(0, equals);
  const value = field.slice(equals + 1);
  const law = lawOfKey(key);
  if (law === undefined)
    return (draft) => void (draft.unknownKeys = append(draft.unknownKeys, key));
  if (value === '' && !law.mayBeEmpty) return refusal(key, value, 'a value was expected');
  return law.read(value, key);
}

/**
 * Reads a rule string (MS-GPFAS 2.2.2; facts 1.2). Order does not matter, every repeated key and
 * every unknown key is kept. Never throws: what is wrong stands in `malformed`.
 */
export function parseRule(store: Store, id: string, text: string): Rule {
  const draft = new RuleDraft();
  const fields = text.split('|');
  const version = parseVersion(fields[0] ?? '', draft);
  for (let i = version === undefined ? 0 : 1; i < fields.length; i++) {
    const field = fields[i];
    // A missing last pipe and two pipes in a row are tolerated.
    if (field !== undefined && field !== '') effectOf(field)(draft);
  }
  return finish(store, id, text, version, draft);
}

function parseVersion(segment: string, draft: RuleDraft): RuleVersion | undefined {
  const known = versionBySpelling.get(segment);
  if (known !== undefined) return known;
  const match = versionPattern.exec(segment);
  if (match !== null) {
    const version = { major: Number(match[1]), minor: Number(match[2]) };
    if (versionBySpelling.size < mostKept) versionBySpelling.set(segment, version);
    return version;
  }
  draft.problem({ key: '', value: segment, problem: 'a version such as v2.30 was expected first' });
  return undefined;
}

const noAddresses: AddressEntries = { 4: [], 6: [] };

const byFamily = (v4: AddressEntry[], v6: AddressEntry[]): AddressEntries =>
  v4.length === 0 && v6.length === 0 ? noAddresses : { 4: v4, 6: v6 };

function finish(
  store: Store,
  id: string,
  text: string,
  version: RuleVersion | undefined,
  draft: RuleDraft,
): Rule {
  checkRequired(draft);
  checkProtocol(draft);
  // A rule without them is malformed, so what stands in their place is never used.
  const { action = 'block', direction = 'in' } = draft;
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
    active: draft.active ?? false,
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
