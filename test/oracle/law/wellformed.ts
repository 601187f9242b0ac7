import type { Family } from '../../../core/firewall/terms.ts';
import { parseAddressEntry } from './addresses.ts';
import {
  actionOf,
  directionOf,
  hasSecurity,
  isPortKey,
  parseIcmp,
  parsePort,
  portsOf,
  valuesOf,
  wordsOf,
  type ParsedRule,
} from './rule.ts';

const remoteWords = new Set(['localsubnet', 'dns', 'dhcp', 'wins', 'defaultgateway']);
export const isRemoteWord = (entry: string): boolean => remoteWords.has(entry.toLowerCase());

/** Keys whose empty value makes the rule malformed, beside the port keys. */
const conditionKeys = new Set(
  (
    'protocol profile icmp4 icmp6 la4 la6 ra4 ra6 ra42 ra62 app svc if iftype security security2 ' +
    'security2_9 rmauth ruauth authbypassout luauth luauth2_24 luown apppkgid pfn ttk ttk2_22 ' +
    'ttk2_27 ttk2_28 nnm securityrealmid platform platform2'
  ).split(' '),
);

const badNumber = (text: string, max: number): boolean => !/^\d+$/.test(text) || Number(text) > max;

function badAddress(key: string, value: string): boolean {
  const family: Family = key.endsWith('4') ? 4 : 6;
  if (key.startsWith('r') && isRemoteWord(value)) return false;
  return parseAddressEntry(value, family) === undefined;
}

function badPlatform(value: string): boolean {
  const parts = value.split(':');
  return parts.length !== 3 || !parts.every((part) => /^\d+$/.test(part));
}

function badField(key: string, value: string): boolean {
  if (value === '' && (conditionKeys.has(key) || isPortKey(key))) return true;
  if (isPortKey(key)) return parsePort(value) === undefined;
  switch (key) {
    case 'protocol':
      return badNumber(value, 256);
    case 'profile':
      return !['domain', 'private', 'public'].includes(value.toLowerCase());
    case 'icmp4':
    case 'icmp6':
      return parseIcmp(value) === undefined;
    case 'la4':
    case 'la6':
    case 'ra4':
    case 'ra6':
      return badAddress(key, value);
    case 'app':
      return value === '*';
    case 'platform':
      return badPlatform(value);
    default:
      return false;
  }
}

/** Every protocol named is one of these, and one is named. */
function onlyProtocols(rule: ParsedRule, allowed: readonly number[]): boolean {
  const named = valuesOf(rule, 'protocol').map(Number);
  return named.length > 0 && named.every((protocol) => allowed.includes(protocol));
}

/** Section 5, "Malformed, hence not enforced" (what parsing leaves of it). */
export function isMalformed(rule: ParsedRule): boolean {
  if (actionOf(rule) === undefined || directionOf(rule) === undefined) return true;
  if (rule.fields.some(([key, value]) => badField(key, value))) return true;
  if (rule.fields.some(([key]) => isPortKey(key)) && !onlyProtocols(rule, [6, 17])) return true;
  if (valuesOf(rule, 'icmp4').length > 0 && !onlyProtocols(rule, [1])) return true;
  return valuesOf(rule, 'icmp6').length > 0 && !onlyProtocols(rule, [58]);
}

/** Section 5, "Doubtful": it may match where it would match. */
export function isDoubtful(rule: ParsedRule): boolean {
  const local = portsOf(rule, 'local');
  const remote = portsOf(rule, 'remote');
  const inbound = directionOf(rule) === 'in';
  const isRpc = (word: string) => word === 'rpc' || word === 'rpc-epmap';
  if (remote.some((word) => isRpc(word) || word === 'teredo')) return true;
  if (local.some(isRpc) && !(inbound && onlyProtocols(rule, [6]))) return true;
  if (local.includes('teredo') && !(inbound && onlyProtocols(rule, [17]))) return true;
  if (actionOf(rule) === 'block' && hasSecurity(rule)) return true;
  const owner = wordsOf(rule, 'luauth', 'luown').length > 0;
  if (owner && wordsOf(rule, 'svc').length > 0) return true;
  const names = valuesOf(rule, 'name');
  return names.length === 0 || names.includes('');
}
