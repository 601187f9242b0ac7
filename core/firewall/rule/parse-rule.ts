import type { Store } from '../terms.ts';
import { checkProtocol, doubtsOf, readAction, readDirection } from './check-rule.ts';
import type { RuleDraft } from './draft.ts';
import { newDraft } from './draft.ts';
import type { RuleVersion } from './entries.ts';
import type { KeyLaw } from './key-readers.ts';
import { lawOfKey } from './key-readers.ts';
import type { Field, Rule } from './rule.ts';

const versionPattern = /^[vV](\d+)\.(\d+)$/;

/** Key spellings seen so far; rule sets use a handful, so this spares the case folding per field. */
const lawBySpelling = new Map<string, KeyLaw | undefined>();
const mostSpellings = 1000;

function lawOf(key: string): KeyLaw | undefined {
  if (lawBySpelling.has(key)) return lawBySpelling.get(key);
  const law = lawOfKey(key);
  if (lawBySpelling.size < mostSpellings) lawBySpelling.set(key, law);
  return law;
}

/**
 * Reads a rule string (MS-GPFAS 2.2.2; facts 1.2). Order does not matter, every repeated key and
 * every unknown key is kept. Never throws: what is wrong stands in `malformed`.
 */
export function parseRule(store: Store, id: string, text: string): Rule {
  const draft = newDraft();
  const segments = text.split('|');
  const version = parseVersion(segments[0] ?? '', draft);
  const fields: Field[] = [];
  for (let i = version === undefined ? 0 : 1; i < segments.length; i++) {
    const segment = segments[i] ?? '';
    // A missing last pipe and two pipes in a row are tolerated.
    if (segment !== '') readField(segment, fields, draft);
  }
  return finish(store, id, text, version, fields, draft);
}

function parseVersion(segment: string, draft: RuleDraft): RuleVersion | undefined {
  const match = versionPattern.exec(segment);
  if (match !== null) return { major: Number(match[1]), minor: Number(match[2]) };
  draft.problems.push({
    key: '',
    value: segment,
    problem: 'a version such as v2.30 was expected first',
  });
  return undefined;
}

function readField(segment: string, fields: Field[], draft: RuleDraft): void {
  const equals = segment.indexOf('=');
  if (equals < 0) {
    draft.problems.push({ key: '', value: segment, problem: 'key=value was expected' });
    return;
  }
  const key = segment.slice(0, equals);
  const value = segment.slice(equals + 1);
  fields.push({ key, value });
  const law = lawOf(key);
  if (law === undefined) {
    draft.unknownKeys.push(key);
    return;
  }
  const problem =
    value === '' && !law.mayBeEmpty ? 'a value was expected' : law.read(draft, value, key);
  if (problem !== undefined) draft.problems.push({ key, value, problem });
}

function finish(
  store: Store,
  id: string,
  text: string,
  version: RuleVersion | undefined,
  fields: readonly Field[],
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
    fields,
    malformed: draft.problems,
    doubts: doubtsOf(draft, action, direction),
    unknownKeys: draft.unknownKeys,
    name: draft.names.find((name) => name !== '') ?? '',
    description: draft.description,
    group: draft.group,
    action,
    direction,
    active:
      draft.activeValues.length > 0 &&
      draft.activeValues.every((value) => value.toLowerCase() === 'true'),
    profiles: draft.profiles,
    protocols: draft.protocols.includes(256) ? [] : draft.protocols,
    localPorts: draft.localPorts,
    remotePorts: draft.remotePorts,
    icmp: draft.icmp4.length > 0 ? draft.icmp4 : draft.icmp6,
    localAddresses: draft.localAddresses,
    remoteAddresses: draft.remoteAddresses,
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
