import { parseIpAddress } from '../algebra/ip-address.ts';
import type { IpAddress } from '../algebra/ip-address.ts';
import type { Question } from '../question.ts';
import type { Direction, InterfaceType, Profile } from '../terms.ts';
import { icmpv4, icmpv6, interfaceTypes, profiles, tcp, udp } from '../terms.ts';

/**
 * A question as it comes from outside (decision laws, section 1), checked by hand: it is asked ten
 * thousands of times a second. `null` is "not known", except for `service`.
 */

export type QuestionReading = { readonly question: Question } | { readonly error: string };

const protocolWords: ReadonlyMap<unknown, number> = new Map([
  ['tcp', tcp],
  ['udp', udp],
  ['icmpv4', icmpv4],
  ['icmpv6', icmpv6],
]);
const guid =
  /^(\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const fieldNames: ReadonlySet<string> = new Set([
  'direction',
  'profile',
  'protocol',
  'localPort',
  'remotePort',
  'icmpType',
  'icmpCode',
  'localAddress',
  'remoteAddress',
  'program',
  'service',
  'interfaceType',
  'interface',
]);

class QuestionError extends Error {}

function refuse(field: string, expected: string): never {
  throw new QuestionError(`${field}: ${expected} was expected`);
}

function wordOf<T extends string>(field: string, value: unknown, words: readonly T[]): T {
  return words.find((word) => word === value) ?? refuse(field, `one of ${words.join(', ')}`);
}

function numberUpTo(field: string, value: unknown, most: number): number {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  return fits ? value : refuse(field, `a whole number from 0 to ${most}`);
}

function protocolOf(value: unknown): number {
  const number = protocolWords.get(value) ?? value;
  return typeof number === 'number'
    ? numberUpTo('protocol', number, 255)
    : refuse(
        'protocol',
        `one of ${[...protocolWords.keys()].join(', ')} or a whole number from 0 to 255`,
      );
}

function textOf(field: string, value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
    : refuse(field, 'a text that is not empty');
}

function addressOf(field: string, value: unknown): IpAddress {
  const address = typeof value === 'string' ? parseIpAddress(value) : undefined;
  return address ?? refuse(field, 'one IPv4 or IPv6 address');
}

function serviceOf(value: unknown): string | string[] | null {
  if (value === null) return null;
  if (!Array.isArray(value)) return textOf('service', value);
  if (value.length === 0) refuse('service', 'a name or a list with at least one name');
  return value.map((name) => textOf('service', name));
}

function checkFamilies(protocol: number, fields: Readonly<Record<string, unknown>>): void {
  const families = new Set<number>();
  if (protocol === icmpv4) families.add(4);
  if (protocol === icmpv6) families.add(6);
  for (const field of ['localAddress', 'remoteAddress']) {
    const value = fields[field];
    if (value !== undefined && value !== null) families.add(addressOf(field, value).family);
  }
  if (families.size > 1)
    refuse('localAddress and remoteAddress', 'one address family, which the protocol must share,');
}

/** Reads each field that is there by its reader; absent and null ones stay away. */
function known<T>(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  read: (field: string, value: unknown) => T,
): Record<string, T> {
  const value = fields[name];
  return value === undefined || value === null ? {} : { [name]: read(name, value) };
}

function readFields(fields: Readonly<Record<string, unknown>>): Question {
  for (const name of Object.keys(fields)) {
    if (!fieldNames.has(name)) throw new QuestionError(`${name} is not a field of a question`);
  }
  const direction: Direction = wordOf('direction', fields['direction'], ['in', 'out']);
  const profile: Profile = wordOf('profile', fields['profile'], profiles);
  const protocol = protocolOf(fields['protocol']);
  const hasPorts = protocol === tcp || protocol === udp;
  const isIcmp = protocol === icmpv4 || protocol === icmpv6;
  const port = (field: string, value: unknown) => numberUpTo(field, value, 65535);
  const octet = (field: string, value: unknown) => numberUpTo(field, value, 255);
  checkFamilies(protocol, fields);
  const service = fields['service'];
  return {
    direction,
    profile,
    protocol,
    ...(hasPorts
      ? { ...known(fields, 'localPort', port), ...known(fields, 'remotePort', port) }
      : {}),
    ...(isIcmp ? { ...known(fields, 'icmpType', octet), ...known(fields, 'icmpCode', octet) } : {}),
    ...known(fields, 'localAddress', textOf),
    ...known(fields, 'remoteAddress', textOf),
    ...known(fields, 'program', textOf),
    ...(service === undefined ? {} : { service: serviceOf(service) }),
    ...known(fields, 'interfaceType', (field, value): InterfaceType =>
      wordOf(field, value, interfaceTypes),
    ),
    ...known(fields, 'interface', (field, value) =>
      guid.test(textOf(field, value))
        ? textOf(field, value)
        : refuse(field, 'the GUID of an adapter'),
    ),
  };
}

/** Checks a question from outside; never throws. */
export function readQuestion(input: unknown): QuestionReading {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { error: 'a JSON object with the fields of a question was expected' };
  try {
    return { question: readFields({ ...input }) };
  } catch (error) {
    if (error instanceof QuestionError) return { error: error.message };
    throw error;
  }
}
