import fc from 'fast-check';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import { buildPolicy } from '../../core/firewall/policy/policy.ts';
import type { RegistryKey } from '../../core/snapshot/registry.ts';

/** A host small enough to ask about every point of a flow; switches left out are as Windows has them. */
export interface Host {
  readonly local: readonly string[];
  readonly groupPolicy: readonly string[];
  readonly enabled: boolean;
  readonly shieldsUp: boolean;
  readonly blocksInbound: boolean;
  readonly mergesLocalRules: boolean;
  readonly mergesApplications: boolean;
  readonly mergesOpenPorts: boolean;
}

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const rule = fc
  .record({
    action: oneOf('Allow', 'Allow', 'Allow', 'Block', 'ByPass'),
    active: oneOf('TRUE', 'TRUE', 'FALSE'),
    ports: fc.array(
      oneOf('LPort=80', 'LPort=81', 'LPort=82', 'LPort2_10=80-82', 'LPort2_10=79-99'),
      { maxLength: 2 },
    ),
    addresses: fc.array(
      oneOf('RA4=10.0.0.0/31', 'RA4=10.0.0.2', 'RA6=::1', 'RA6=::/0', 'RA4=LocalSubnet'),
      { maxLength: 1 },
    ),
    others: fc.array(
      oneOf('App=C:\\a.exe', 'Svc=a', 'App=C:\\b.exe', 'Future=1', 'Security=Authenticate'),
      { maxLength: 2 },
    ),
  })
  .map(({ action, active, ports, addresses, others }) => {
    const fields = [...ports, ...addresses, ...new Set(others)].map((field) => `${field}|`);
    return `v2.31|Action=${action}|Active=${active}|Dir=In|Protocol=6|${fields.join('')}Name=x|`;
  });
/** Mostly so, so that no switch hides what the others do. */
const mostly = (usual: boolean) => oneOf(usual, usual, usual, usual, !usual);
export const hosts: fc.Arbitrary<Host> = fc.record({
  local: fc.array(rule, { maxLength: 4 }),
  groupPolicy: fc.array(rule, { maxLength: 2 }),
  enabled: mostly(true),
  shieldsUp: mostly(false),
  blocksInbound: mostly(true),
  mergesLocalRules: oneOf(true, true, false),
  mergesApplications: oneOf(true, true, false),
  mergesOpenPorts: oneOf(true, true, false),
});

export function policyOf(host: Host): Policy {
  const rules = (texts: readonly string[]): RegistryKey => ({
    path: 'FirewallRules',
    values: texts.map((data, i) => ({ name: `r${i}`, type: 'REG_SZ', data })),
  });
  const words = (path: string, values: Readonly<Record<string, boolean>>): RegistryKey => ({
    path,
    values: Object.entries(values).map(([name, is]) => ({
      name,
      type: 'REG_DWORD',
      data: Number(is),
    })),
  });
  const settings = words('DomainProfile', {
    EnableFirewall: host.enabled,
    DoNotAllowExceptions: host.shieldsUp,
    DefaultInboundAction: host.blocksInbound,
  });
  const merges = [
    words('DomainProfile', { AllowLocalPolicyMerge: host.mergesLocalRules }),
    words('DomainProfile\\AuthorizedApplications', { AllowUserPrefMerge: host.mergesApplications }),
    words('DomainProfile\\GloballyOpenPorts', { AllowUserPrefMerge: host.mergesOpenPorts }),
  ];
  return buildPolicy(
    { keys: [rules(host.local), settings] },
    { keys: [rules(host.groupPolicy), ...merges] },
  );
}

const switchedOn = (texts: readonly string[]) =>
  texts.map((text) =>
    text.includes('Action=Block') ? text : text.replace('Active=FALSE', 'Active=TRUE'),
  );
export const enabledHost = (host: Host): Host => ({
  ...host,
  local: switchedOn(host.local),
  groupPolicy: switchedOn(host.groupPolicy),
});
export const unmergedHost = (host: Host): Host => ({
  ...enabledHost(host),
  mergesLocalRules: true,
  mergesApplications: true,
  mergesOpenPorts: true,
});
