import type { Family, InterfaceType, Profile } from '../../../core/firewall/terms.ts';
import { parseV4, parseV6 } from './addresses.ts';

/** A question of section 1, read: undefined is not known. */
export interface Asked {
  readonly direction: 'in' | 'out';
  readonly profile: Profile;
  readonly protocol: number;
  readonly localPort: number | undefined;
  readonly remotePort: number | undefined;
  readonly icmpType: number | undefined;
  readonly icmpCode: number | undefined;
  readonly localAddress: bigint | undefined;
  readonly remoteAddress: bigint | undefined;
  readonly family: Family | undefined;
  readonly program: string | undefined;
  /** An empty list is an ordinary process. */
  readonly services: readonly string[] | undefined;
  readonly interfaceType: InterfaceType | undefined;
  readonly interface: string | undefined;
}

class Refused extends Error {}

const words = new Map<unknown, number>([
  ['tcp', 6],
  ['udp', 17],
  ['icmpv4', 1],
  ['icmpv6', 58],
]);
const fields = new Set(
  (
    'direction profile protocol localPort remotePort icmpType icmpCode localAddress remoteAddress ' +
    'program service interfaceType interface'
  ).split(' '),
);

function oneOf<T extends string>(value: unknown, allowed: readonly T[], name: string): T {
  const found = allowed.find((word) => word === value);
  if (found === undefined) throw new Refused(`${name}: expected ${allowed.join(', ')}`);
  return found;
}

function numberUpTo(value: unknown, max: number, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max)
    throw new Refused(`${name}: expected 0 to ${String(max)}`);
  return value;
}

function text(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value === '') throw new Refused(`${name}: expected a text`);
  return value;
}

function address(value: unknown, name: string): { family: Family; value: bigint } | undefined {
  const given = text(value, name);
  if (given === undefined) return undefined;
  const v4 = parseV4(given);
  if (v4 !== undefined) return { family: 4, value: v4 };
  const v6 = parseV6(given);
  if (v6 !== undefined) return { family: 6, value: v6 };
  throw new Refused(`${name}: expected one address`);
}

function servicesOf(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (value === null) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new Refused('service: the list is empty');
  return list.map((one) =>
    (text(one, 'service') ?? refuse('service: null in a list')).toLowerCase(),
  );
}

function refuse(message: string): never {
  throw new Refused(message);
}

function familyOf(families: readonly (Family | undefined)[]): Family | undefined {
  const known = [...new Set(families.filter((family) => family !== undefined))];
  if (known.length > 1) throw new Refused('two address families');
  return known[0];
}

type Given = Record<string, unknown>;

function protocolOf(given: Given): number {
  const value = words.get(given['protocol']) ?? given['protocol'];
  return numberUpTo(value, 255, 'protocol') ?? refuse('protocol: required');
}

/** Ports or ICMP parts; those that do not belong to the protocol are ignored. */
function protocolParts(given: Given, protocol: number) {
  const part = (belongs: boolean, name: string, max: number) =>
    belongs ? numberUpTo(given[name], max, name) : undefined;
  const ports = protocol === 6 || protocol === 17;
  const icmp = protocol === 1 || protocol === 58;
  return {
    localPort: part(ports, 'localPort', 65535),
    remotePort: part(ports, 'remotePort', 65535),
    icmpType: part(icmp, 'icmpType', 255),
    icmpCode: part(icmp, 'icmpCode', 255),
  };
}

function addressParts(given: Given, protocol: number) {
  const local = address(given['localAddress'], 'localAddress');
  const remote = address(given['remoteAddress'], 'remoteAddress');
  const byProtocol = protocol === 1 ? 4 : protocol === 58 ? 6 : undefined;
  return {
    localAddress: local?.value,
    remoteAddress: remote?.value,
    family: familyOf([local?.family, remote?.family, byProtocol]),
  };
}

function adapterParts(given: Given) {
  const guid = text(given['interface'], 'interface');
  if (guid !== undefined && !guidPattern.test(guid)) refuse('interface: expected a GUID');
  const type = given['interfaceType'] ?? undefined;
  const types = ['wired', 'wireless', 'remoteAccess'] as const;
  return {
    interfaceType: type === undefined ? undefined : oneOf(type, types, 'interfaceType'),
    interface: guid === undefined ? undefined : plainGuid(guid),
  };
}

function read(given: Given): Asked {
  for (const field of Object.keys(given)) if (!fields.has(field)) refuse(`${field}: no such field`);
  const protocol = protocolOf(given);
  return {
    direction: oneOf(given['direction'], ['in', 'out'], 'direction'),
    profile: oneOf(given['profile'], ['domain', 'private', 'public'], 'profile'),
    protocol,
    ...protocolParts(given, protocol),
    ...addressParts(given, protocol),
    program: text(given['program'], 'program'),
    services: servicesOf(given['service']),
    ...adapterParts(given),
  };
}

const guidPattern = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** Braces and case do not matter. */
export function plainGuid(guid: string): string {
  return guid.replace(/[{}]/g, '').toLowerCase();
}

/** Reads a question to the letter of section 1; a sentence when it is none. */
export function readQuestion(question: unknown): Asked | { readonly error: string } {
  if (typeof question !== 'object' || question === null || Array.isArray(question))
    return { error: 'a question is an object' };
  try {
    return read(Object.fromEntries(Object.entries(question)));
  } catch (error) {
    if (error instanceof Refused) return { error: error.message };
    throw error;
  }
}
