import type { Family, Match } from '../../../core/firewall/terms.ts';
import { coversFamily, parseAddressEntry, type AddressRange } from './addresses.ts';
import type { OracleHost } from './host.ts';
import type { Asked } from './question.ts';
import {
  actionOf,
  parseIcmp,
  parsePort,
  portsOf,
  valuesOf,
  wordsOf,
  type ParsedRule,
} from './rule.ts';

const any = (found: boolean): Match => (found ? 'yes' : 'no');

export function protocol(rule: ParsedRule, asked: Asked): Match {
  const named = valuesOf(rule, 'protocol').map(Number);
  return any(named.length === 0 || named.includes(256) || named.includes(asked.protocol));
}

const certainWords = new Map([
  ['rpc-epmap', 135],
  ['mdns', 5353],
]);
const tunnelWords = new Set(['iphttpsin', 'iptlsin', 'iphttpsout', 'iptlsout']);

function portEntry(entry: string, port: number, host: OracleHost): Match {
  const parsed = parsePort(entry);
  if (parsed === undefined) return 'no';
  if (typeof parsed !== 'string') return any(parsed.first <= port && port <= parsed.last);
  const certain = certainWords.get(parsed);
  if (certain !== undefined) return any(port === certain);
  const dynamic = host.dynamicTcp ?? { first: 49152, last: 65535 };
  if (parsed === 'rpc') return dynamic.first <= port && port <= dynamic.last ? 'may' : 'no';
  if (tunnelWords.has(parsed)) return port === 443 ? 'may' : 'no';
  return 'may';
}

function coversAllPorts(entries: readonly string[]): boolean {
  const held = new Set<number>();
  for (const entry of entries) {
    const parsed = parsePort(entry);
    if (parsed === undefined) continue;
    if (typeof parsed === 'string') {
      const certain = certainWords.get(parsed);
      if (certain !== undefined) held.add(certain);
    } else for (let port = parsed.first; port <= parsed.last; port++) held.add(port);
  }
  return held.size === 65536;
}

/** The best of alternatives. */
function best(matches: readonly Match[]): Match {
  return matches.includes('yes') ? 'yes' : matches.includes('may') ? 'may' : 'no';
}

export function ports(
  rule: ParsedRule,
  side: 'local' | 'remote',
  port: number | undefined,
  host: OracleHost,
): Match {
  const entries = portsOf(rule, side);
  if (entries.length === 0) return 'yes';
  if (port === undefined) return coversAllPorts(entries) ? 'yes' : 'may';
  return best(entries.map((entry) => portEntry(entry, port, host)));
}

export function icmp(rule: ParsedRule, asked: Asked): Match {
  const entries = valuesOf(rule, 'icmp4', 'icmp6').map(parseIcmp);
  if (entries.length === 0) return 'yes';
  let hit = 0;
  let asIs = 0;
  for (let type = 0; type <= 255; type++) {
    if (asked.icmpType !== undefined && asked.icmpType !== type) continue;
    for (let code = 0; code <= 255; code++) {
      if (asked.icmpCode !== undefined && asked.icmpCode !== code) continue;
      asIs++;
      if (entries.some((e) => e?.type === type && (e.code === undefined || e.code === code))) hit++;
    }
  }
  return hit === asIs ? 'yes' : hit > 0 ? 'may' : 'no';
}

/** LOM=TRUE: the remote conditions of an allow rule do not count. */
export function ignoresRemote(rule: ParsedRule): boolean {
  return actionOf(rule) === 'allow' && wordsOf(rule, 'lom').includes('true');
}

interface SideEntries {
  readonly ranges: readonly AddressRange[];
  /** Families of entries that are words. */
  readonly words: readonly Family[];
}

function entriesOf(rule: ParsedRule, side: 'l' | 'r'): SideEntries {
  const ranges: AddressRange[] = [];
  const words: Family[] = [];
  for (const family of [4, 6] as const) {
    for (const value of valuesOf(rule, `${side}a${String(family)}`)) {
      const range = parseAddressEntry(value, family);
      if (range) ranges.push(range);
      else words.push(family);
    }
    if (side === 'r') for (const _ of valuesOf(rule, `ra${String(family)}2`)) words.push(family);
  }
  return { ranges, words };
}

const familiesOf = ({ ranges, words }: SideEntries): Family[] => {
  const found = [...ranges.map((range) => range.family), ...words];
  return found.length === 0 ? [4, 6] : found;
};

function sideMatch(
  entries: SideEntries,
  address: bigint | undefined,
  family: Family | undefined,
): Match {
  const { ranges, words } = entries;
  if (ranges.length + words.length === 0) return 'yes';
  const families: readonly Family[] = family === undefined ? [4, 6] : [family];
  if (families.every((one) => coversFamily(ranges, one))) return 'yes';
  if (address === undefined || family === undefined) return 'may';
  if (ranges.some((r) => r.family === family && r.first <= address && address <= r.last))
    return 'yes';
  return words.includes(family) ? 'may' : 'no';
}

/** Local and remote addresses together: both must be able to hold in one family. */
export function addresses(rule: ParsedRule, asked: Asked): Match {
  const nothing: SideEntries = { ranges: [], words: [] };
  const local = entriesOf(rule, 'l');
  const remote = ignoresRemote(rule) ? nothing : entriesOf(rule, 'r');
  const families: readonly Family[] = asked.family === undefined ? [4, 6] : [asked.family];
  const possible = families.filter(
    (family) => familiesOf(local).includes(family) && familiesOf(remote).includes(family),
  );
  if (possible.length === 0) return 'no';
  return worst([
    sideMatch(local, asked.localAddress, asked.family),
    sideMatch(remote, asked.remoteAddress, asked.family),
  ]);
}

/** All must match; one that does not decides. */
export function worst(matches: readonly Match[]): Match {
  return matches.includes('no') ? 'no' : matches.includes('may') ? 'may' : 'yes';
}
