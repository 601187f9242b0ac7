import type { RegistryKey } from '../../core/snapshot/registry.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { vmmHost, type VmmHost } from './vmm-host.ts';

/** Rule strings by id. */
type Rules = Readonly<Record<string, string>>;
/** REG_DWORD values by name, by key, e.g. `{ DomainProfile: { AllowLocalPolicyMerge: 0 } }`. */
type Switches = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface FirewallHost extends VmmHost {
  readonly rules?: Rules;
  readonly switches?: Switches;
  readonly policyRules?: Rules;
  readonly policySwitches?: Switches;
}

const keysOf = (rules: Rules = {}, switches: Switches = {}): RegistryKey[] => [
  {
    path: 'FirewallRules',
    values: Object.entries(rules).map(([name, data]) => ({ name, type: 'REG_SZ', data })),
  },
  ...Object.entries(switches).map(([path, values]): RegistryKey => ({
    path,
    values: Object.entries(values).map(([name, data]) => ({ name, type: 'REG_DWORD', data })),
  })),
];

/** A small VMM host with both firewall stores readable; a store that is not given is empty. */
export function firewallHost(host: FirewallHost): Snapshot {
  return {
    ...vmmHost(host),
    firewall: {
      local: { keys: keysOf(host.rules, host.switches) },
      groupPolicy: { keys: keysOf(host.policyRules, host.policySwitches) },
      counters: {},
    },
  };
}
