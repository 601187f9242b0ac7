import type { Environment } from '../firewall/policy/environment.ts';
import { defaultDynamicTcp, standardFolders } from '../firewall/policy/environment.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import { buildPolicy } from '../firewall/policy/policy.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable } from '../snapshot/schema.ts';

/** What the snapshot answers for words in rules; what it does not know stays as a standard Windows has it. */
export function environmentOf(snapshot: Snapshot): Environment {
  const { windows, dynamicPorts, folders, network, services } = snapshot;
  return {
    ...(isAvailable(windows) ? { windows } : {}),
    ...(isAvailable(network) ? { adapters: network } : {}),
    ...(isAvailable(services) && services.some(isIdleFirewall)
      ? { firewallService: 'not-running' as const }
      : {}),
    dynamicTcp: isAvailable(dynamicPorts)
      ? [dynamicPorts.tcp.first, dynamicPorts.tcp.last + 1]
      : defaultDynamicTcp,
    folders: isAvailable(folders) ? withStandardFolders(folders) : standardFolders,
  };
}

type Service = Extract<Snapshot['services'], readonly unknown[]>[number];

const isIdleFirewall = ({ name, state }: Service): boolean =>
  name.toLowerCase() === 'mpssvc' && state !== 'running' && state !== 'unread';

function withStandardFolders(own: Readonly<Record<string, string>>): Map<string, string> {
  const known = Object.entries(own).map(([name, path]) => [name.toLowerCase(), path] as const);
  return new Map([...standardFolders, ...known]);
}

/** Goes with its snapshot. A policy of thousands of rules is asked often and built once. */
const built = new WeakMap<Snapshot, Policy>();

/** The firewall policy of a snapshot, ready to be asked; the same one for the same snapshot. */
export function policyOfSnapshot(snapshot: Snapshot): Policy {
  const known = built.get(snapshot);
  if (known !== undefined) return known;
  const { local, groupPolicy } = snapshot.firewall;
  const policy = buildPolicy(local, groupPolicy, environmentOf(snapshot));
  built.set(snapshot, policy);
  return policy;
}
