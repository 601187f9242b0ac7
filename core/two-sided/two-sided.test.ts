import { describe, expect, it } from 'vitest';
import { loadCatalogue, releases } from '../../app/catalogue.ts';
import { firewallHost, type FirewallHost } from '../../test/support/firewall-host.ts';
import { determineSituation } from '../assessment/situation.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { hostRoles, type Feature, type HostRole } from '../vmm/terms.ts';
import { vmmKeys } from '../vmm/vmm-registry.ts';
import { judgeTwoSided, type HostAtEnd } from './two-sided.ts';
import { headlineBetween, notesBetween, whyBetween } from './words.ts';

interface TestHost extends FirewallHost {
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

function hostAtEnd(host: TestHost, usual: string): HostAtEnd {
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

const allow = (fields: string) =>
  `v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|${fields}|Name=a|`;
const blockOut = (fields: string) =>
  `v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=6|${fields}|Name=b|`;

/** Between a management server (10.0.0.1) and a Hyper-V host (10.0.0.2), unless a case says otherwise. */
function between(one: Partial<TestHost>, other: Partial<TestHost>) {
  return judgeTwoSided(
    [
      hostAtEnd({ role: 'management-server', ...one }, '10.0.0.1'),
      hostAtEnd({ role: 'hyperv-host', ...other }, '10.0.0.2'),
    ],
    'first',
  );
}

function flowBetween(
  { name = 'VMM01', ...one }: Partial<TestHost>,
  other: Partial<TestHost>,
  id = 'agent-control-winrm-5985',
) {
  const result = between({ ...one, name }, other);
  const flow = result.flows.find((each) => each.id === id && each.initiator === name);
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return { ...flow, result };
}

const winrm = { open: allow('LPort=5985') };
const winrmFrom = (remote: string) => ({ open: allow(`LPort=5985|${remote}`) });
const noWinrmOut = { closed: blockOut('RPort=5985') };

interface Case {
  readonly one?: Partial<TestHost>;
  readonly other?: Partial<TestHost>;
  readonly id?: string;
  readonly outcome: string;
  readonly closedBy?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'open at both ends': { other: { rules: winrm }, outcome: 'open' },
  'closed where it is listened for': { outcome: 'closed', closedBy: ['listener'] },
  'closed where it is opened': {
    one: { rules: noWinrmOut },
    other: { rules: winrm },
    outcome: 'closed',
    closedBy: ['initiator'],
  },
  'closed at both ends': {
    one: { rules: noWinrmOut },
    outcome: 'closed',
    closedBy: ['initiator', 'listener'],
  },
  'open to just the address that the server has': {
    other: { rules: winrmFrom('RA4=10.0.0.1') },
    outcome: 'open',
  },
  'open to others only': {
    other: { rules: winrmFrom('RA4=10.0.0.9') },
    outcome: 'closed',
    closedBy: ['listener'],
  },
  'blocked on the way to this host only': {
    one: { rules: { closed: blockOut('RA4=10.0.0.2') } },
    other: { rules: winrm },
    outcome: 'closed',
    closedBy: ['initiator'],
  },
  'blocked on the way to another host': {
    one: { rules: { closed: blockOut('RA4=10.0.0.9') } },
    other: { rules: winrm },
    outcome: 'open',
  },
  'open to one of two addresses': {
    one: { addresses: ['10.0.0.1', '10.0.1.1'] },
    other: { rules: winrmFrom('RA4=10.0.0.0/255.255.255.0') },
    outcome: 'partly',
    closedBy: ['listener'],
  },
  'open to the address of the family that both have': {
    one: { addresses: ['10.0.0.1', '2001:db8::1'] },
    other: { rules: winrmFrom('RA4=10.0.0.1') },
    outcome: 'open',
  },
  'never by way of link-local addresses': {
    one: { addresses: ['10.0.0.1', '169.254.7.7'] },
    other: { rules: winrmFrom('RA4=10.0.0.1') },
    outcome: 'open',
  },
  'open to some, and nobody knows which the server has': {
    one: { addresses: null },
    other: { rules: winrmFrom('RA4=10.0.0.1') },
    outcome: 'unknown',
    closedBy: ['listener'],
  },
  'open to all, whichever the server has': {
    one: { addresses: null },
    other: { rules: winrm },
    outcome: 'open',
  },
  'open on one profile of the host only': {
    other: { rules: { open: allow('Profile=Domain|LPort=5985') } },
    outcome: 'open',
  },
};

describe('a flow judged at both ends', () => {
  it.each(Object.entries(cases))('%s', (_name, { one = {}, other = {}, id, ...expected }) => {
    const { outcome, closedBy } = flowBetween(one, other, id);
    expect({ outcome, closedBy }).toEqual({ closedBy: [], ...expected });
  });

  it('is judged at the port that the server is set to', () => {
    const keys = { [vmmKeys.serverSettings]: { WSManTcpPort: 5999 } };
    const closed = flowBetween({ keys }, { rules: winrm });
    expect(closed).toMatchObject({ ports: '5999', outcome: 'closed', closedBy: ['listener'] });
    const open = flowBetween({ keys }, { rules: { open: allow('LPort=5999') } });
    expect(open).toMatchObject({ outcome: 'open', portsDiffer: null });
  });

  it('is closed where the ends are set to different ports, whatever the firewalls say', () => {
    const one = { keys: { [vmmKeys.serverSettings]: { BITSTcpPort: 8443 } } };
    const rules = { open: allow('LPort2_10=1-65535') };
    const flow = flowBetween(one, { rules }, 'agent-data-bits-443');
    expect(flow).toMatchObject({
      outcome: 'closed',
      closedBy: [],
      portsDiffer: { initiator: '8443', listener: '443', isCertain: true },
    });
    expect(whyBetween(flow).join(' ')).toContain('VMM01 is set to port 8443');
    const unread = flowBetween(one, { rules, hasNoRegistry: true }, 'agent-data-bits-443');
    expect(unread).toMatchObject({ outcome: 'unknown', portsDiffer: { isCertain: false } });
  });

  it('needs one port of several that both ends have open', () => {
    const replica = (out: string, into: string) =>
      flowBetween(
        {
          role: 'hyperv-host',
          name: 'HV1',
          inUse: ['hyperv-replica'],
          rules: { b: blockOut(out) },
        },
        { rules: { a: allow(into) } },
        'hyperv-replica',
      ).outcome;
    expect(replica('RPort=443', 'LPort=443')).toBe('closed');
    expect(replica('RPort=443', 'LPort=80')).toBe('open');
  });

  it("is judged outbound for the listener's dynamic range", () => {
    const dynamic = [50000, 51000] as const;
    const blocked = (ports: string) =>
      flowBetween(
        { rules: { closed: blockOut(`RPort2_10=${ports}`) } },
        { dynamic, rules: { open: allow('LPort=RPC') } },
        'agent-rpc-dynamic',
      ).outcome;
    expect([blocked('50000-51000'), blocked('52000-53000')]).toEqual(['closed', 'open']);
  });

  it('cannot be told where an end could not be read', () => {
    const listener = hostAtEnd({ role: 'hyperv-host', rules: winrm }, '10.0.0.2');
    const firewall = { ...listener.snapshot.firewall, local: { unavailable: 'access is denied' } };
    const server = hostAtEnd({ role: 'management-server' }, '10.0.0.1');
    const unread = { ...listener, snapshot: { ...listener.snapshot, firewall } };
    const flow = judgeTwoSided([server, unread], 'first').flows.find(
      ({ id }) => id === 'agent-control-winrm-5985',
    );
    expect(flow).toMatchObject({ outcome: 'unknown', closedBy: ['listener'] });
  });
});

describe('several servers', () => {
  const server = hostAtEnd({ role: 'management-server', name: 'VMM01' }, '10.0.0.1');
  const hosts = ['HV1', 'HV2'].map((name, index) =>
    hostAtEnd({ role: 'hyperv-host', name, rules: winrm }, `10.0.0.${index + 2}`),
  );
  const pairsOf = (pairs: 'first' | 'all') =>
    new Set(
      judgeTwoSided([server, ...hosts], pairs).flows.map(
        ({ initiator, listener }) => `${initiator} ${listener}`,
      ),
    );

  it('are judged as the first against each other, or every pair', () => {
    const withServer = ['VMM01 HV1', 'HV1 VMM01', 'VMM01 HV2', 'HV2 VMM01'];
    expect(pairsOf('first')).toEqual(new Set(withServer));
    expect(pairsOf('all')).toEqual(new Set([...withServer, 'HV1 HV2', 'HV2 HV1']));
  });

  it('are told apart where they have the same name or none', () => {
    const twin = { ...hosts[0], input: 'copy.json' } as HostAtEnd;
    const { hosts: named } = judgeTwoSided([server, ...hosts.slice(0, 1), twin], 'first');
    expect(named.map(({ name }) => name)).toEqual(['VMM01', 'HV1 (HV1.json)', 'HV1 (copy.json)']);
  });

  it('come with a sentence, and with what else a reader must know', () => {
    const closed = between({}, { addresses: null });
    expect(headlineBetween(closed)).toMatch(
      /^Of \d+ flows that VMM needs between management-server and hyperv-host, \d+ are closed\.$/,
    );
    expect(notesBetween(closed)).toContainEqual(
      expect.stringContaining('The addresses of hyperv-host are not known'),
    );
    const bare = { ...hosts[0], situation: { ...server.situation, roles: [], release: '2025' } };
    const noRole = judgeTwoSided([server, bare as HostAtEnd], 'first');
    expect(notesBetween(noRole)).toEqual(['No VMM role was found on HV1.']);
    const listening = between(
      {},
      {
        rules: winrm,
        listeners: [{ protocol: 'tcp', address: '0.0.0.0', port: 1, processId: 4 }],
      },
    );
    expect(notesBetween(listening)).toContainEqual('Nothing listens on TCP 5985 on hyperv-host.');
  });
});
