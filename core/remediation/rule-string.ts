import { parseAddressRange } from '../firewall/algebra/address-range.ts';
import { formatIp } from '../firewall/algebra/ip-address.ts';
import type { RuleVersion } from '../firewall/rule/entries.ts';
import { profiles, tcp, udp } from '../firewall/terms.ts';
import type { LocalPort, NewRule } from './new-rule.ts';

const profileWords = { domain: 'Domain', private: 'Private', public: 'Public' } as const;

/**
 * The registry string that Windows writes for a new rule, in the order of its own strings
 * (facts/windows-firewall.md 1.2): a plan's effect is computed by adding it to the policy in memory.
 * @param version of the running Windows, e.g. 2.31 on Server 2022
 */
export function ruleString(rule: NewRule, version: RuleVersion): string {
  const addresses = rule.remoteAddresses.flatMap(addressFields);
  const fields = [
    'Action=Allow',
    'Active=TRUE',
    `Dir=${rule.direction === 'in' ? 'In' : 'Out'}`,
    `Protocol=${rule.protocol === 'tcp' ? tcp : udp}`,
    ...profiles
      .filter((profile) => rule.profiles.includes(profile))
      .map((profile) => `Profile=${profileWords[profile]}`),
    ...portFields('LPort', rule.localPorts),
    ...portFields('RPort', rule.remotePorts),
    ...addresses.filter((field) => field.startsWith('RA4=')),
    ...addresses.filter((field) => field.startsWith('RA6=')),
    ...(rule.program === undefined ? [] : [`App=${rule.program}`]),
    ...(rule.service === undefined ? [] : [`Svc=${rule.service}`]),
    `Name=${rule.displayName}`,
    `Desc=${rule.description}`,
    `EmbedCtxt=${rule.group}`,
  ];
  return `v${version.major}.${version.minor}|${fields.map((field) => `${field}|`).join('')}`;
}

/** Single ports and words first, ranges under the key that version 2.10 brought. */
function portFields(key: 'LPort' | 'RPort', ports: readonly LocalPort[]): string[] {
  const isRange = (entry: LocalPort) => typeof entry === 'string' && entry.includes('-');
  const single = ports.filter((entry) => !isRange(entry));
  return [
    ...single.map((entry) => `${key}=${entry === 'RPCEPMap' ? 'RPC-EPMap' : entry}`),
    ...ports.filter(isRange).map((entry) => `${key}2_10=${entry}`),
  ];
}

/** LocalSubnet goes to both families; an IPv4 prefix is written as a mask. */
function addressFields(address: string): string[] {
  if (address === 'LocalSubnet') return ['RA4=LocalSubnet', 'RA6=LocalSubnet'];
  const family = parseAddressRange(address)?.family ?? 4;
  const [network, bits] = address.split('/');
  if (family === 6 || bits === undefined) return [`RA${family}=${address}`];
  const mask = formatIp(4, 2n ** 32n - 2n ** BigInt(32 - Number(bits)));
  return [`RA4=${network ?? ''}/${mask}`];
}
