import type { Family } from '../terms.ts';

/** One address: IPv4 as a number, IPv6 as a bigint, so that order and arithmetic are exact. */
export type IpAddress =
  { readonly family: 4; readonly value: number } | { readonly family: 6; readonly value: bigint };

export const familySize = { 4: 2 ** 32, 6: 1n << 128n } as const;

const hexGroup = /^[0-9a-f]{1,4}$/i;

/** Dotted IPv4 with four plain decimals; leading zeros are refused, since tools disagree on them. */
export function parseIpv4(text: string): number | undefined {
  let value = 0;
  let start = 0;
  for (let count = 0; count < 4; count++) {
    const dot = count < 3 ? text.indexOf('.', start) : text.length;
    const octet = dot < 0 ? undefined : parseOctet(text, start, dot);
    if (octet === undefined) return undefined;
    value = value * 256 + octet;
    start = dot + 1;
  }
  return value;
}

const zero = 48;

function parseOctet(text: string, from: number, to: number): number | undefined {
  const length = to - from;
  if (length < 1 || length > 3 || (length > 1 && text.charCodeAt(from) === zero)) return undefined;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value <= 255 ? value : undefined;
}

/** RFC 4291 text, with `::` and a trailing IPv4 part; a zone (`%3`) is refused. */
export function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  const [head, tail] = groups;
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 8 ? joinGroups(head) : undefined;
  if (tail === undefined || head.length + tail.length > 7) return undefined;
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return joinGroups([...head, ...zeros, ...tail]);
}

function groupsOf(text: string, isLast: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (isLast && index === parts.length - 1 && part.includes('.')) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      groups.push(Math.floor(embedded / 65536), embedded % 65536);
    } else if (hexGroup.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

const joinGroups = (groups: readonly number[]): bigint =>
  groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);

/** Either family; undefined when it is no address. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.includes(':')) {
    const value = parseIpv6(text);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = parseIpv4(text);
  return value === undefined ? undefined : { family: 4, value };
}

/** Shortest usual text; IPv6 per RFC 5952 (lower case, longest run of zeros as `::`). */
export function formatIp(family: Family, value: number | bigint): string {
  return family === 4 ? formatIpv4(Number(value)) : formatIpv6(BigInt(value));
}

function formatIpv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  const zeroRuns = [
    ...groups
      .map((group) => (group === '0' ? '0' : 'x'))
      .join('')
      .matchAll(/0{2,}/g),
  ];
  const longest = zeroRuns.reduce(
    (best, run) => (run[0].length > best.length ? { at: run.index, length: run[0].length } : best),
    {
      at: -1,
      length: 0,
    },
  );
  if (longest.at < 0) return groups.join(':');
  return `${groups.slice(0, longest.at).join(':')}::${groups.slice(longest.at + longest.length).join(':')}`;
}
