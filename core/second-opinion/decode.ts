import { profiles, type Profile, type Store } from '../firewall/terms.ts';
import { isTable, listOf, rowsOf, wordOf, type Row } from './shapes.ts';

/** One rule as NetSecurity reports it, in the terms of the registry; an empty list says "any". */
export interface OpinionRule {
  readonly id: string;
  readonly active: boolean;
  readonly direction: 'in' | 'out' | undefined;
  readonly action: 'allow' | 'block' | 'bypass' | undefined;
  readonly profiles: readonly Profile[];
  /** Undefined: any. Numbers and names are both given as numbers where known. */
  readonly protocol: string | undefined;
  readonly localPorts: readonly string[];
  readonly remotePorts: readonly string[];
  readonly localAddresses: readonly string[];
  readonly remoteAddresses: readonly string[];
  readonly program: string | undefined;
  readonly service: string | undefined;
}

/** Rules by id in lower case, per store; a store that could not be read says why. */
export type SecondOpinion = Readonly<
  Record<Store, ReadonlyMap<string, OpinionRule> | { readonly unavailable: string }>
>;

const conditionOf = (value: unknown): string[] => {
  const list = listOf(value).filter((entry) => entry !== '');
  return list.some((entry) => entry.toLowerCase() === 'any') ? [] : list;
};

/** Integers of the CIM classes, or their names (facts 3.3). */
const directions: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['1', 'in'],
  ['2', 'out'],
  ['inbound', 'in'],
  ['outbound', 'out'],
]);
const actions: ReadonlyMap<string, 'allow' | 'block' | 'bypass'> = new Map([
  ['2', 'allow'],
  ['3', 'bypass'],
  ['4', 'block'],
  ['allow', 'allow'],
  ['allowbypass', 'bypass'],
  ['block', 'block'],
]);
const protocols: ReadonlyMap<string, string> = new Map([
  ['tcp', '6'],
  ['udp', '17'],
  ['icmpv4', '1'],
  ['icmpv6', '58'],
]);

function profilesOf(value: unknown): readonly Profile[] {
  const words = listOf(value).flatMap((entry) => entry.toLowerCase().split(/,\s*/));
  const bits = words.length === 1 && /^\d+$/.test(words[0] ?? '') ? Number(words[0]) : undefined;
  return profiles.filter((profile, at) =>
    bits === undefined ? words.includes(profile) : (bits & (1 << at)) !== 0,
  );
}

function rowsById(rows: unknown): ReadonlyMap<string, Row> {
  return new Map(rowsOf(rows).map((entry) => [wordOf(entry['InstanceID']), entry]));
}

function storeOf(raw: unknown): SecondOpinion[Store] {
  const [parts] = rowsOf(raw);
  if (parts === undefined) return { unavailable: 'NetSecurity was not asked for this store.' };
  const { unavailable } = parts;
  if (typeof unavailable === 'string') return { unavailable };
  if (!isTable(parts['rules']))
    return { unavailable: 'The rules of this store do not read as a list.' };
  const table = (name: string) => rowsById(parts[name]);
  const [ports, addresses] = [table('ports'), table('addresses')];
  const [applications, services] = [table('applications'), table('services')];
  const rules = new Map<string, OpinionRule>();
  for (const [id, rule] of table('rules')) {
    const filters = {
      ...ports.get(id),
      ...addresses.get(id),
      ...applications.get(id),
      ...services.get(id),
    };
    rules.set(id, ruleOf(rule, filters));
  }
  return rules;
}

/** @param filters the columns of the rule's filter objects, whose names do not collide */
function ruleOf(rule: Row, filters: Row): OpinionRule {
  const word = wordOf(filters['Protocol']);
  const protocol = protocols.get(word) ?? word;
  // ICMP rules come with a LocalPort "RPC" that means nothing.
  const hasPorts = protocol === '6' || protocol === '17';
  return {
    id: listOf(rule['InstanceID'])[0] ?? '',
    active: ['1', 'true'].includes(wordOf(rule['Enabled'])),
    direction: directions.get(wordOf(rule['Direction'])),
    action: actions.get(wordOf(rule['Action'])),
    profiles: profilesOf(rule['Profiles'] ?? rule['Profile']),
    protocol: protocol === 'any' || protocol === '' ? undefined : protocol,
    localPorts: hasPorts ? conditionOf(filters['LocalPort']) : [],
    remotePorts: hasPorts ? conditionOf(filters['RemotePort']) : [],
    localAddresses: conditionOf(filters['LocalAddress']),
    remoteAddresses: conditionOf(filters['RemoteAddress']),
    program: conditionOf(filters['Program'])[0],
    service: conditionOf(filters['Service'])[0],
  };
}

/**
 * The snapshot's `secondOpinion`, joined by InstanceID inside each store (ids are unique there only).
 * Never throws: what does not decode is absent.
 */
export function decodeSecondOpinion(raw: Readonly<Record<string, unknown>>): SecondOpinion {
  return { local: storeOf(raw['PersistentStore']), 'group-policy': storeOf(raw['RSOP']) };
}
