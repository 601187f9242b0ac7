import { allAddresses } from '../../core/firewall/policy/address-condition.ts';
import { allPorts } from '../../core/firewall/policy/port-condition.ts';
import type { Traffic } from '../../core/firewall/policy/traffic.ts';

/** Inbound TCP 8100 to the kernel on the domain profile, from everywhere, unless said otherwise. */
export function inboundTraffic(over: Partial<Traffic> = {}): Traffic {
  return {
    direction: 'in',
    profile: 'domain',
    protocol: 6,
    families: [4, 6],
    localPorts: [8100, 8101],
    remotePorts: allPorts,
    isRpc: false,
    icmp: [],
    local: allAddresses,
    remote: allAddresses,
    interfaceTypes: [0, 3],
    actors: [{ program: { path: 'system' }, services: [] }],
    ...over,
  };
}
