import { describe, expect, it } from 'vitest';
import type { Feature } from '../vmm/terms.ts';
import { vmmKeys } from '../vmm/vmm-registry.ts';
import {
  allow,
  blockOut,
  flowBetween,
  hostAtEnd,
  noWinrmOut,
  winrm,
  winrmFrom,
  type TestHost,
} from './test-support/hosts-at-ends.ts';
import { judgeTwoSided, type HostAtEnd } from './two-sided.ts';
import { whyBetween } from './words.ts';

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
    expect(replica('RPort=80', 'LPort=443')).toBe('open');
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

describe('what one end says of both', () => {
  const replica = (one: readonly Feature[], other: readonly Feature[]) =>
    flowBetween(
      { role: 'hyperv-host', name: 'HV1', inUse: one },
      { inUse: other },
      'hyperv-replica',
    ).needed;

  it('is that a feature is in use', () => {
    expect(replica([], [])).toBe(false);
    expect(replica(['hyperv-replica'], [])).toBe(true);
    expect(replica([], ['hyperv-replica'])).toBe(true);
  });

  it('is a flow only where the other knows it too', () => {
    const server = hostAtEnd({ role: 'management-server' }, '10.0.0.1');
    const host = hostAtEnd({ role: 'hyperv-host' }, '10.0.0.2');
    const { catalogue } = host;
    const id = 'agent-control-winrm-5985';
    const flows = catalogue.flows.filter((flow) => flow.id !== id);
    const older = { ...host, catalogue: { ...catalogue, flows } };
    const idsWith = (other: HostAtEnd) =>
      judgeTwoSided([server, other], 'first').flows.map((flow) => flow.id);
    expect(idsWith(host)).toContain(id);
    expect(idsWith(older)).not.toContain(id);
  });

  it('is nothing of flows that never leave a computer', () => {
    const servers = ['VMM01', 'VMM02'].map((name) =>
      hostAtEnd({ role: 'management-server', name }, '10.0.0.1'),
    );
    const ids = judgeTwoSided(servers, 'first').flows.map(({ id }) => id);
    expect(ids).not.toContain('server-storage-service-local');
  });

  it('is about the roles that the two have', () => {
    const { ends } = flowBetween({}, { rules: winrm });
    expect(ends.initiator.peerRoles).toEqual(['hyperv-host']);
    const remote = flowBetween({}, {}, 'hyperv-remote-management');
    expect(remote.ends.listener.peerRoles).toEqual(['management-server']);
  });
});
