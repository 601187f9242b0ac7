import type { Family } from '../../core/firewall/terms.ts';
import { parseAddressEntry } from './law/addresses.ts';
import { parseIcmp, parsePort, parseRule, portsOf, valuesOf, wordsOf } from './law/rule.ts';

/** What one rule names, as values a question about it may have, with the neighbours of every bound. */
export interface RuleValues {
  readonly directions: readonly string[];
  readonly protocols: readonly number[];
  readonly localPorts: readonly number[];
  readonly remotePorts: readonly number[];
  readonly icmpTypes: readonly number[];
  readonly icmpCodes: readonly number[];
  readonly localAddresses: Readonly<Record<Family, readonly string[]>>;
  readonly remoteAddresses: Readonly<Record<Family, readonly string[]>>;
  readonly programs: readonly string[];
  readonly services: readonly string[];
  readonly interfaces: readonly string[];
}

const aroundNumber = (first: number, last: number, max: number): number[] =>
  [first - 1, first, first + 1, last - 1, last, last + 1].filter((n) => n >= 0 && n <= max);

const portsOfWord: Readonly<Record<string, readonly number[]>> = {
  'rpc-epmap': [134, 135, 136],
  mdns: [5352, 5353, 5354],
  rpc: [49151, 49152, 65535],
  iphttpsin: [442, 443, 444],
  iptlsin: [443],
  iphttpsout: [443],
  iptlsout: [443],
};

function aroundPort(entry: string): readonly number[] {
  const parsed = parsePort(entry);
  if (parsed === undefined) return [];
  if (typeof parsed === 'string') return portsOfWord[parsed] ?? [3544, 68];
  return aroundNumber(parsed.first, parsed.last, 65535);
}

/** The text of an address: dotted, or eight groups without `::`. */
export function addressText(family: Family, value: bigint): string {
  const [count, bits] = family === 4 ? [4, 8n] : [8, 16n];
  const parts = Array.from({ length: count }, (_, at) => {
    const part = (value >> (BigInt(count - 1 - at) * bits)) & ((1n << bits) - 1n);
    return part.toString(family === 4 ? 10 : 16);
  });
  return parts.join(family === 4 ? '.' : ':');
}

function aroundAddress(entry: string, family: Family): string[] {
  const range = parseAddressEntry(entry, family);
  if (range === undefined) return [];
  const end = 1n << (family === 4 ? 32n : 128n);
  return [range.first - 1n, range.first, range.last, range.last + 1n]
    .filter((value) => value >= 0n && value < end)
    .map((value) => addressText(family, value));
}

/** Paths a rule's `App` may mean, and one it does not. */
function aroundProgram(app: string): string[] {
  const plain = app.replace(/%(systemroot|windir)%/gi, 'C:\\Windows');
  return [app, plain, plain.toUpperCase(), plain.replace(/^.*%/, 'D:\\x'), `${plain}x`];
}

/** @param text a rule string; what does not parse in it gives no values */
export function valuesOfRule(text: string): RuleValues {
  const rule = parseRule(text) ?? { version: { major: 2, minor: 0 }, fields: [] };
  const around = (key: string, family: Family) =>
    valuesOf(rule, key).flatMap((entry) => aroundAddress(entry, family));
  const icmp = valuesOf(rule, 'icmp4', 'icmp6').map(parseIcmp);
  return {
    directions: wordsOf(rule, 'dir').filter((word) => word === 'in' || word === 'out'),
    protocols: valuesOf(rule, 'protocol')
      .map(Number)
      .filter((number) => number <= 255),
    localPorts: portsOf(rule, 'local').flatMap(aroundPort),
    remotePorts: portsOf(rule, 'remote').flatMap(aroundPort),
    icmpTypes: icmp.flatMap((entry) => (entry ? aroundNumber(entry.type, entry.type, 255) : [])),
    icmpCodes: icmp.flatMap((entry) =>
      entry?.code === undefined ? [0] : aroundNumber(entry.code, entry.code, 255),
    ),
    localAddresses: { 4: around('la4', 4), 6: around('la6', 6) },
    remoteAddresses: { 4: around('ra4', 4), 6: around('ra6', 6) },
    programs: valuesOf(rule, 'app').filter(Boolean).flatMap(aroundProgram),
    services: valuesOf(rule, 'svc').filter((name) => name !== '' && name !== '*'),
    interfaces: valuesOf(rule, 'if'),
  };
}
