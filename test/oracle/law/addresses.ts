import type { Family } from '../../../core/firewall/terms.ts';

/** Addresses of one family, both ends included. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

const bitsOf = { 4: 32n, 6: 128n } as const;

/** The number of an IPv4 address in its strict dotted form, else undefined. */
export function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
}

function groupsOf(text: string): string[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = '', tail = ''] = halves;
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (halves.length === 1) return missing === 0 ? before : undefined;
  if (missing < 1) return undefined;
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after];
}

/** The number of an IPv6 address (RFC 4291 2.2, dotted end included, no zone), else undefined. */
export function parseV6(text: string): bigint | undefined {
  let plain = text;
  const dotted = /^(.*:)([^:]*\.[^:]*)$/.exec(text);
  if (dotted) {
    const end = parseV4(dotted[2] ?? '');
    if (end === undefined) return undefined;
    plain = `${dotted[1] ?? ''}${(end >> 16n).toString(16)}:${(end & 0xffffn).toString(16)}`;
  }
  const groups = groupsOf(plain);
  if (!groups?.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

export function parseAddress(text: string, family: Family): bigint | undefined {
  return family === 4 ? parseV4(text) : parseV6(text);
}

function prefixLength(text: string, family: Family): bigint | undefined {
  if (/^\d+$/.test(text)) {
    const length = BigInt(text);
    return length <= bitsOf[family] ? length : undefined;
  }
  const mask = family === 4 ? parseV4(text) : undefined;
  if (mask === undefined) return undefined;
  for (let length = 0n; length <= 32n; length++) {
    if (mask === (1n << 32n) - (1n << (32n - length))) return length;
  }
  return undefined;
}

/** One entry: address, `a-b`, `address/prefix`, and `address/mask` in IPv4; undefined: it does not parse. */
export function parseAddressEntry(text: string, family: Family): AddressRange | undefined {
  const [left = '', ...rest] = text.split(/[-/]/);
  const first = parseAddress(left, family);
  if (first === undefined || rest.length > 1) return undefined;
  const [right] = rest;
  if (right === undefined) return { family, first, last: first };
  if (text.includes('-')) {
    const last = parseAddress(right, family);
    return last === undefined || last < first ? undefined : { family, first, last };
  }
  const length = prefixLength(right, family);
  if (length === undefined) return undefined;
  const size = 1n << (bitsOf[family] - length);
  const start = first - (first % size);
  return { family, first: start, last: start + size - 1n };
}

/** Whether the ranges of that family together hold every address of it. */
export function coversFamily(ranges: readonly AddressRange[], family: Family): boolean {
  let next = 0n;
  const sorted = ranges
    .filter((range) => range.family === family)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  for (const range of sorted) {
    if (range.first <= next && range.last >= next) next = range.last + 1n;
  }
  return next === 1n << bitsOf[family];
}
