import type { InterfaceType } from '../terms.ts';
import type { AddressRange } from '../algebra/address-range.ts';
import { parseAddressRange } from '../algebra/address-range.ts';

/** What one value of a repeatable condition key says. Words are kept as written, compared in lower case. */
export type PortEntry = { readonly from: number; readonly to: number } | { readonly word: string };
export type AddressEntry =
  | AddressRange
  /** `resolvable`: one of the five words that a host's adapters can answer; false for RA42 and RA62. */
  | { readonly word: string; readonly resolvable: boolean };
export interface IcmpEntry {
  readonly type: number;
  /** Absent means `*`, every code. */
  readonly code?: number;
}
export interface PlatformEntry {
  readonly platform: number;
  readonly major: number;
  readonly minor: number;
}
export interface RuleVersion {
  readonly major: number;
  readonly minor: number;
}

const digits = /^\d+$/;
const portRange = /^(\d+)-(\d+)$/;
const startsWithLetter = /^\p{L}/u;

/** `[from, to)` or a word; undefined when it is neither (`80,443`, `*`, `80-70`, blanks, out of bounds). */
export function parsePortEntry(text: string): PortEntry | undefined {
  if (digits.test(text)) {
    const port = Number(text);
    return port <= 65535 ? { from: port, to: port + 1 } : undefined;
  }
  const range = portRange.exec(text);
  if (range !== null) {
    const [from, last] = [Number(range[1]), Number(range[2])];
    return from <= last && last <= 65535 ? { from, to: last + 1 } : undefined;
  }
  return startsWithLetter.test(text) ? { word: text } : undefined;
}

/** `type:code` or `type:*`, both 0-255. */
export function parseIcmpEntry(text: string): IcmpEntry | undefined {
  const match = /^(\d+):(\d+|\*)$/.exec(text);
  if (match === null) return undefined;
  const type = Number(match[1]);
  if (type > 255) return undefined;
  if (match[2] === '*') return { type };
  const code = Number(match[2]);
  return code <= 255 ? { type, code } : undefined;
}

/** The address words of remote addresses; other words make a rule malformed. */
export const addressWords = ['localsubnet', 'dns', 'dhcp', 'wins', 'defaultgateway'] as const;
export type AddressWord = (typeof addressWords)[number];

export function asAddressWord(text: string): AddressWord | undefined {
  const lower = text.toLowerCase();
  return addressWords.find((word) => word === lower);
}

/** A range of the wanted family, or (remote only) one of the five words. */
export function parseAddressEntry(
  text: string,
  family: 4 | 6,
  words: boolean,
): AddressEntry | undefined {
  const range = parseAddressRange(text);
  if (range !== undefined) return range.family === family ? range : undefined;
  return words && asAddressWord(text) !== undefined ? { word: text, resolvable: true } : undefined;
}

/** `platform:major:minor`, three numbers. */
export function parsePlatform(text: string): PlatformEntry | undefined {
  const match = /^(\d+):(\d+):(\d+)$/.exec(text);
  if (match === null) return undefined;
  return { platform: Number(match[1]), major: Number(match[2]), minor: Number(match[3]) };
}

/** 0-256, where 256 means any. */
export function parseProtocol(text: string): number | undefined {
  return digits.test(text) && Number(text) <= 256 ? Number(text) : undefined;
}

const interfaceWords: ReadonlyMap<string, InterfaceType> = new Map([
  ['lan', 'wired'],
  ['wireless', 'wireless'],
  ['remoteaccess', 'remoteAccess'],
]);

/** The interface type behind a registry word; undefined for a word we do not know. */
export function interfaceTypeOf(word: string): InterfaceType | undefined {
  return interfaceWords.get(word.toLowerCase());
}
