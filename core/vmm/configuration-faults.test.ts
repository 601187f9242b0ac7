import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../app/catalogue.ts';
import { vmmHost, type VmmHost } from '../../test/support/vmm-host.ts';
import type { Listener } from '../snapshot/schema.ts';
import { configurationFaults } from './configuration-faults.ts';
import { effectivePorts } from './effective-ports.ts';
import { faultText } from './fault.ts';
import type { Feature, ReleaseId, Role } from './terms.ts';
import { vmmKeys } from './vmm-registry.ts';

interface Case extends VmmHost {
  readonly release?: ReleaseId;
  readonly roles?: readonly Role[];
  readonly inUse?: readonly Feature[];
}
function faults({ release = '2022', roles = [], inUse = [], ...host }: Case) {
  const snapshot = vmmHost(host);
  return configurationFaults({
    snapshot,
    release,
    flows: loadCatalogue(`vmm-${release}`).flows,
    roles: new Set(roles),
    featuresInUse: new Set(inUse),
    ports: effectivePorts(snapshot, release),
  });
}
const ids = (host: Case) => faults(host).map(({ id }) => id);

const { serverSettings, agentSetup, consoleSettings, serverSql } = vmmKeys;

describe('port settings', () => {
  it('finds no fault with what setup writes', () => {
    const keys = {
      [serverSettings]: {
        IndigoTcpPort: 8100,
        IndigoHTTPSPort: 8101,
        IndigoNETTCPPort: 8102,
        IndigoHTTPPort: 8103,
        WSManTcpPort: 5985,
        BITSTcpPort: 443,
      },
      [agentSetup]: { BITSTcpPort: 443 },
      [consoleSettings]: { IndigoTcpPort: 8100 },
      [serverSql]: { ConnectionString: 'Server=SQL02' },
    };
    expect(faults({ keys })).toEqual([]);
    expect(faults({})).toEqual([]);
  });

  it('finds the empty text that breaks connectors of other products', () => {
    const [fault] = faults({ keys: { [consoleSettings]: { IndigoTcpPort: '' } } });
    expect(fault).toMatchObject({
      id: 'port-wrong-type:console-indigo-tcp',
      severity: 'error',
      sources: ['S31'],
      flows: ['console-to-server-wcf'],
    });
    expect(fault && faultText(fault)).toContain(
      'Administrator Console\\Settings\\IndigoTcpPort is a REG_SZ holding nothing',
    );
  });

  it.each([0, 99_999])('finds %i, which is no port', (value) => {
    expect(ids({ keys: { [serverSettings]: { IndigoTcpPort: value } } })).toEqual([
      'port-out-of-range:server-indigo-tcp',
    ]);
  });

  it('finds 5986 given to another feature', () => {
    expect(ids({ keys: { [serverSettings]: { IndigoHTTPPort: 5986 } } })).toEqual([
      'port-reserved:server-indigo-http',
    ]);
  });

  it('finds one port given twice, by value or by default', () => {
    const same = { IndigoTcpPort: 8101 };
    const [fault] = faults({ keys: { [serverSettings]: same } });
    expect(fault?.id).toBe('ports-collide:server-indigo-tcp:server-indigo-https');
    expect(fault?.flows).toContain('winpe-agent-control');
    expect(ids({ keys: { [serverSettings]: same }, release: '2008r2' })).toEqual([]);
  });

  it('finds BITS ports of server and agent that differ', () => {
    const [fault] = faults({
      keys: { [serverSettings]: { BITSTcpPort: 8443 }, [agentSetup]: {} },
    });
    expect(fault).toMatchObject({ id: 'bits-ports-differ', params: { server: 8443, agent: 443 } });
    expect(ids({ keys: { [serverSettings]: { BITSTcpPort: 8443 } } })).toEqual([]);
  });

  it('finds a BITS port the 2008 family cannot use, and only there', () => {
    const keys = { [agentSetup]: { BITSTcpPort: 32_769 } };
    expect(ids({ keys, release: '2008' })).toEqual(['bits-port-too-high:agent-bits']);
    expect(ids({ keys, release: '2012' })).toEqual([]);
    const highest = { [agentSetup]: { BITSTcpPort: 32_768 } };
    expect(ids({ keys: highest, release: '2008' })).toEqual([]);
  });

  it('warns of a named instance without a port, and names a port that is none', () => {
    const sql = (text: string) => ({ keys: { [serverSql]: { ConnectionString: text } } });
    expect(ids(sql('Server=SQL02\\VMM'))).toEqual(['sql-port-not-fixed']);
    expect(ids(sql('Server=SQL02\\VMM,1500'))).toEqual([]);
    expect(ids(sql('Server=.\\VMM'))).toEqual([]);
    expect(ids(sql('Server=SQL02,70000'))).toEqual(['port-out-of-range:sql']);
  });

  it('keeps hostile values short and in one line', () => {
    const keys = { [serverSettings]: { IndigoTcpPort: `\n\r"$(x)\`|\u202e${'A'.repeat(10_000)}` } };
    const [fault] = faults({ keys });
    const text = fault ? faultText(fault) : '';
    expect(text.length).toBeLessThan(500);
    expect(text).not.toMatch(/[\n\r\u202e]/);
  });
});

describe('listeners', () => {
  const listener = (port: number, process = 'System', more: Partial<Listener> = {}): Listener => ({
    protocol: 'tcp',
    address: '0.0.0.0',
    port,
    processId: process === 'System' ? 4 : 900,
    process,
    ...more,
  });
  const host: readonly Role[] = ['hyperv-host'];
  const healthy = [
    listener(443),
    listener(445),
    listener(5985),
    listener(135, 'svchost.exe'),
    listener(2179, 'vmms'),
  ];

  it('finds no fault with a host that listens, nor with one whose listeners are not known', () => {
    expect(ids({ roles: host, listeners: healthy })).toEqual([]);
    expect(ids({ roles: host })).toEqual([]);
  });

  it('finds that nothing listens; silence of BITS is a warning', () => {
    const found = faults({ roles: host, listeners: healthy.slice(3) });
    expect(found.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'nothing-listens:tcp:5985 error',
      'nothing-listens:tcp:445 error',
      'nothing-listens:tcp:443 warning',
    ]);
    expect(found[2]?.flows).toEqual([
      'agent-data-bits-443',
      'library-to-host-bits',
      'host-to-host-bits',
    ]);
    expect(found[0] && faultText(found[0])).toBe(
      'Nothing listens on TCP 5985: start WinRM, through HTTP.sys, or check which port it was given.',
    );
  });

  it('does not count a listener that no other computer reaches', () => {
    const listeners = [...healthy.slice(0, 4), listener(2179, 'vmms', { address: '127.0.0.1' })];
    expect(ids({ roles: host, listeners })).toEqual(['nothing-listens:tcp:2179']);
  });

  it('finds another process on a needed port', () => {
    const listeners = [...healthy.slice(1), listener(443, 'apache.exe')];
    const [fault] = faults({ roles: host, listeners });
    expect(fault).toMatchObject({ id: 'other-process-listens:tcp:443', severity: 'error' });
    expect(fault && faultText(fault)).toContain('apache.exe listens on TCP 443');
  });

  it('says nothing where it cannot see who listens', () => {
    const { process: _, ...unseen } = listener(2179, 'unseen');
    expect(ids({ roles: host, listeners: [...healthy.slice(0, 4), unseen] })).toEqual([]);
  });

  it('judges a feature only when it is in use, and one of two ports is enough', () => {
    const roles: readonly Role[] = ['update-server'];
    const base = [listener(445), listener(5985), listener(135, 'svchost.exe')];
    expect(ids({ roles, listeners: base })).toEqual([]);
    expect(ids({ roles, inUse: ['wsus'], listeners: base })).toEqual([
      'nothing-listens:tcp:80+8530',
    ]);
    expect(ids({ roles, inUse: ['wsus'], listeners: [...base, listener(8530)] })).toEqual([]);
  });

  it('follows the configured port', () => {
    const keys = { [serverSettings]: { IndigoTcpPort: 8200 } };
    const roles: readonly Role[] = ['management-server'];
    const services = { SCVMMService: 'C:\\VMM\\vmmservice.exe' };
    expect(ids({ keys, roles, services, listeners: [listener(8100, 'vmmservice.exe')] })).toEqual([
      'nothing-listens:tcp:8200',
    ]);
    expect(ids({ keys, roles, services, listeners: [listener(8200, 'vmmservice')] })).toEqual([]);
  });
});
