import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../app/catalogue.ts';
import { vmmHost, type VmmHost } from '../../test/support/vmm-host.ts';
import { emptySnapshot } from '../snapshot/empty.ts';
import type { Flow } from './catalogue.ts';
import { effectivePorts } from './effective-ports.ts';
import { resolveOutboundParts, resolveParts } from './resolve-parts.ts';
import { programOfService } from './service-path.ts';
import { releaseIds, roles, type Role } from './terms.ts';
import { vmmKeys } from './vmm-registry.ts';

const catalogue = loadCatalogue('vmm-2022');
function flow(id: string): Flow {
  const found = catalogue.flows.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}
function inbound(id: string, host: VmmHost) {
  const snapshot = vmmHost(host);
  return resolveParts(flow(id), snapshot, effectivePorts(snapshot, '2022'));
}
function outbound(id: string, role: Role, host: VmmHost) {
  const snapshot = vmmHost(host);
  const ports = effectivePorts(snapshot, '2022');
  return resolveOutboundParts(flow(id), role, catalogue, snapshot, ports);
}

describe('programOfService', () => {
  it.each([
    ['"C:\\Program Files\\VMM\\vmmservice.exe" -k', 'C:\\Program Files\\VMM\\vmmservice.exe'],
    ['C:\\Program Files\\VMM\\vmmservice.exe -k a.exe', 'C:\\Program Files\\VMM\\vmmservice.exe'],
    ['%SystemRoot%\\System32\\svchost.exe -k netsvcs -p', '%SystemRoot%\\System32\\svchost.exe'],
    ['\\??\\C:\\Windows\\x.EXE', 'C:\\Windows\\x.EXE'],
    ['"C:\\never closed.exe', 'C:\\never closed.exe'],
    ['System32\\drivers\\x.sys', 'System32\\drivers\\x.sys'],
    ['C:\\a.exe.d\\b.exe /s', 'C:\\a.exe.d\\b.exe'],
  ])('%s', (pathName, program) => {
    expect(programOfService(pathName)).toBe(program);
  });

  it('never throws, and finds nothing in nothing', () => {
    expect(programOfService('')).toBeUndefined();
    expect(programOfService('""')).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(programOfService(text)).not.toBe('');
      }),
    );
  });
});

describe('resolveParts', () => {
  it('takes the configured port and the program of the service', () => {
    const host = {
      keys: { [vmmKeys.serverSettings]: { IndigoTcpPort: 8200 } },
      services: { SCVMMService: '"D:\\VMM\\bin\\vmmservice.exe"' },
    };
    expect(inbound('console-to-server-wcf', host)).toMatchObject([
      {
        protocol: 'tcp',
        ports: { ranges: [[8200, 8200]], from: { setting: 'server-indigo-tcp' } },
        processes: [{ program: 'D:\\VMM\\bin\\vmmservice.exe', services: ['SCVMMService'] }],
      },
    ]);
  });

  it('knows only the file name without the service', () => {
    expect(inbound('console-to-server-wcf', {})[0]?.processes).toEqual([
      { fileName: 'vmmservice.exe', services: ['SCVMMService'] },
    ]);
  });

  it('leaves open which of two SQL Server instances is meant', () => {
    const services = {
      MSSQLSERVER: '"C:\\SQL\\1\\sqlservr.exe" -s1',
      MSSQL$B: '"C:\\SQL\\2\\sqlservr.exe" -sB',
    };
    expect(inbound('server-to-sql-tds', { services })[0]?.processes).toEqual([
      { fileName: 'sqlservr.exe' },
    ]);
    const { MSSQL$B } = services;
    expect(inbound('server-to-sql-tds', { services: { MSSQL$B } })[0]?.processes).toEqual([
      { program: 'C:\\SQL\\2\\sqlservr.exe', services: ['MSSQL$B'] },
    ]);
  });

  it('splits a cluster node into its three listeners', () => {
    const parts = inbound('cluster-node-tcp', {});
    expect(parts.map(({ ports, processes }) => [ports.kind, processes[0]?.services])).toEqual([
      ['fixed', ['ClusSvc']],
      ['fixed', ['RpcEptMapper', 'RpcSs']],
      ['rpc-dynamic', ['ClusSvc']],
    ]);
  });

  it('takes the dynamic range of the host', () => {
    const snapshot = {
      ...emptySnapshot('not in this file'),
      dynamicPorts: { tcp: { first: 10_000, last: 20_000 } },
    };
    const ports = effectivePorts(snapshot, '2022');
    expect(resolveParts(flow('agent-rpc-dynamic'), snapshot, ports)[0]?.ports.ranges).toEqual([
      [10_000, 20_000],
    ]);
  });

  it('keeps alternatives as alternatives', () => {
    expect(inbound('server-to-wsus-http', {})[0]).toMatchObject({
      alternatives: expect.stringContaining('8530'),
      ports: {
        ranges: [
          [80, 80],
          [8530, 8530],
        ],
      },
    });
  });

  it('does not move the ports of a published table', () => {
    const table = loadCatalogue('vmm-2008-virtuatopia');
    const [first] = table.flows;
    const snapshot = vmmHost({ keys: { [vmmKeys.serverSettings]: { IndigoTcpPort: 8200 } } });
    const ports = effectivePorts(snapshot, '2008');
    expect(first && resolveParts(first, snapshot, ports)[0]?.ports.ranges).toEqual([[8100, 8100]]);
  });
});

describe('resolveOutboundParts', () => {
  it('takes the port of the own side where it was read, else of the other', () => {
    const own = { [vmmKeys.consoleSettings]: { IndigoTcpPort: 8300 } };
    const server = { [vmmKeys.serverSettings]: { IndigoTcpPort: 8200 } };
    const port = (keys: NonNullable<VmmHost['keys']>) =>
      outbound('console-to-server-wcf', 'console', { keys })[0]?.ports.ranges[0]?.[0];
    expect(port({ ...own, ...server })).toBe(8300);
    expect(port(server)).toBe(8200);
    expect(port({})).toBe(8100);
  });

  it('names everyone who may send, with paths where services tell them', () => {
    const services = { SCVMMService: '"D:\\VMM\\bin\\vmmservice.exe"' };
    const [part] = outbound('agent-data-bits-443', 'management-server', { services });
    expect(part?.processes[0]?.program).toBe('D:\\VMM\\bin\\vmmservice.exe');
    expect(part?.processes).toContainEqual({
      program: '%SystemRoot%\\System32\\svchost.exe',
      services: ['BITS'],
    });
  });

  it('does not claim to know the senders of a role nobody documents', () => {
    expect(outbound('vcenter-to-server', 'vcenter-server', {})[0]?.processes).toEqual([{}]);
  });

  it('resolves every flow of every release in both directions', () => {
    const snapshot = vmmHost({});
    for (const release of releaseIds) {
      const { flows, ...rest } = loadCatalogue(`vmm-${release}`);
      const ports = effectivePorts(snapshot, release);
      for (const one of flows) {
        const parts = resolveParts(one, snapshot, ports);
        expect(parts.length).toBe(one.parts.length);
        for (const role of roles.filter((name) => one.initiator.roles.includes(name))) {
          const sent = resolveOutboundParts(one, role, { ...rest }, snapshot, ports);
          expect(sent.every(({ processes }) => processes.length > 0)).toBe(true);
        }
      }
    }
  });
});
