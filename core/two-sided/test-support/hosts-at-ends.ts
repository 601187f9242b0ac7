import { loadCatalogue, releases } from '../../../app/catalogue.ts';
import { firewallHost, type FirewallHost } from '../../../test/support/firewall-host.ts';
import { determineSituation } from '../../assessment/situation.ts';
import type { Snapshot } from '../../snapshot/schema.ts';
import { hostRoles, type Feature, type HostRole } from '../../vmm/terms.ts';
import { judgeTwoSided, type HostAtEnd } from '../two-sided.ts';

export interface TestHost extends FirewallHost {
  readonly role: HostRole;
  /** null: the input does not say. */
  readonly addresses?: readonly string[] | null;
  readonly features?: readonly string[];
  readonly inUse?: readonly Feature[];
  /** Nothing of VMM's registry is in the input. */
  readonly hasNoRegistry?: boolean;
  readonly dynamic?: readonly [number, number];
}

const adapter = (address: string, index: number) => ({
  id: `{00000000-0000-0000-0000-00000000000${index}}`,
  alias: `Network ${index}`,
  profile: 'domain' as const,
  type: 'wired' as const,
  addresses: [{ address, prefixLength: address.includes(':') ? 64 : 24 }],
  gateways: [],
  dnsServers: [],
});

function snapshotOf(host: TestHost, addresses: readonly string[] | null): Snapshot {
  const snapshot = firewallHost(host);
  const [first, last] = host.dynamic ?? [49152, 65535];
  return {
    ...snapshot,
    ...(addresses === null ? {} : { network: addresses.map(adapter) }),
    ...(host.hasNoRegistry === true ? { vmm: { unavailable: 'not in this input' } } : {}),
    dynamicPorts: { tcp: { first, last } },
  };
}

export function hostAtEnd(host: TestHost, usual: string): HostAtEnd {
  const { role, name = role, addresses = [usual], inUse = [] } = host;
  const snapshot = snapshotOf({ ...host, name }, addresses);
  const given = { release: '2022', roles: [role], features: inUse, profiles: ['domain'] } as const;
  const found = determineSituation(snapshot, given, releases, hostRoles);
  if (found.kind === 'ask') throw new Error(found.why);
  return {
    input: `${name}.json`,
    snapshot,
    catalogue: loadCatalogue('vmm-2022'),
    situation: found.situation,
  };
}

export const allow = (fields: string) =>
  `v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|${fields}|Name=a|`;
export const blockOut = (fields: string) =>
  `v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=6|${fields}|Name=b|`;

/** Between a management server (10.0.0.1) and a Hyper-V host (10.0.0.2), unless a case says otherwise. */
export function between(one: Partial<TestHost>, other: Partial<TestHost>) {
  return judgeTwoSided(
    [
      hostAtEnd({ role: 'management-server', ...one }, '10.0.0.1'),
      hostAtEnd({ role: 'hyperv-host', ...other }, '10.0.0.2'),
    ],
    'first',
  );
}

export function flowBetween(
  { name = 'VMM01', ...one }: Partial<TestHost>,
  other: Partial<TestHost>,
  id = 'agent-control-winrm-5985',
) {
  const result = between({ ...one, name }, other);
  const flow = result.flows.find((each) => each.id === id && each.initiator === name);
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return { ...flow, result };
}

export const winrm = { open: allow('LPort=5985') };
export const winrmFrom = (remote: string) => ({ open: allow(`LPort=5985|${remote}`) });
export const noWinrmOut = { closed: blockOut('RPort=5985') };
