import { parseAddressRange } from '../core/firewall/algebra/address-range.ts';
import type { Peers } from '../core/assessment/peers.ts';
import { roles, type Role } from '../core/vmm/terms.ts';
import { quoted } from './render/plain-text.ts';
import { oneOf, UsageError } from './usage-error.ts';

export interface PeerChoice {
  readonly role: Role;
  readonly addresses: readonly string[];
}

/**
 * One `ROLE=ADDRESS,...`.
 * @throws {UsageError}
 */
export function readPeers(text: string): PeerChoice {
  const [, name = '', list = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (name === '' || list === '')
    throw new UsageError(
      `--peer ${quoted(text)} was not understood; write it as ROLE=ADDRESS,..., for example console=10.0.5.0/24.`,
    );
  const role = oneOf(name, roles, 'role');
  const addresses = list.split(',').map((address) => address.trim());
  const wrong = addresses.find((address) => parseAddressRange(address) === undefined);
  if (wrong !== undefined)
    throw new UsageError(
      `${quoted(wrong)} is no address; --peer takes addresses (10.0.5.7), prefixes (10.0.5.0/24) and ranges (10.0.5.1-10.0.5.9) of IPv4 and IPv6.`,
    );
  return { role, addresses };
}

/** All addresses given for each role. */
export function mergePeers(choices: readonly PeerChoice[]): Peers {
  const merged = new Map<string, string[]>();
  for (const { role, addresses } of choices)
    merged.set(role, [...(merged.get(role) ?? []), ...addresses]);
  return Object.fromEntries(merged);
}
