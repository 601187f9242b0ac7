import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { releases } from '../../app/catalogue.ts';
import { vmmHost, type VmmHost } from '../../test/support/vmm-host.ts';
import { emptySnapshot } from '../snapshot/empty.ts';
import { snapshot as snapshotSchema } from '../snapshot/schema.ts';
import { detectFeatures } from './detect-features.ts';
import { detectRelease } from './detect-release.ts';
import { detectRoles } from './detect-roles.ts';
import { evidenceText } from './evidence.ts';
import type { Role } from './terms.ts';
import { vmmKeys } from './vmm-registry.ts';

const agent = { SCVMMAgent: '"C:\\VMM\\bin\\vmmAgent.exe"' };
const server = { SCVMMService: '"C:\\VMM\\bin\\vmmservice.exe"' };
const serverKeys = { [vmmKeys.serverSetup]: { ProductVersion: '10.22.1287.0' } };
const share = { [vmmKeys.serverLibrary]: { LibraryShareName: 'MSSCVMMLibrary' } };

function rolesOf(host: VmmHost): string[] {
  return detectRoles(vmmHost(host)).roles.map(({ role }) => role);
}
function hintsOf(host: VmmHost): string[] {
  return detectRoles(vmmHost(host)).hints.map(({ role, reason }) => `${role}: ${reason}`);
}

describe('detectRoles', () => {
  it('finds a management server with its library share and console', () => {
    const keys = {
      ...serverKeys,
      ...share,
      [vmmKeys.consoleSetup]: { InstallPath: 'C:\\VMM' },
    };
    const services = { ...server, ...agent };
    expect(rolesOf({ keys, services })).toEqual(['management-server', 'console', 'library-server']);
    expect(rolesOf({ keys: serverKeys, services })).toEqual(['management-server']);
    const { roles } = detectRoles(vmmHost({ keys, services }));
    expect(roles[0]?.evidence.map(evidenceText)).toEqual([
      'service SCVMMService (running): "C:\\VMM\\bin\\vmmservice.exe"',
      `HKLM\\${vmmKeys.serverSetup}\\ProductVersion = "10.22.1287.0" (REG_SZ)`,
    ]);
  });

  it('finds a management server whose service has another name', () => {
    expect(rolesOf({ services: { Odd: 'C:\\Pro gram\\VMMSERVICE.EXE -k' } })).toEqual([
      'management-server',
    ]);
  });

  it('takes keys without their service for remains', () => {
    expect(rolesOf({ keys: serverKeys })).toEqual([]);
    expect(hintsOf({ keys: serverKeys })).toEqual(['management-server: service-gone']);
  });

  it('takes an agent alone for a library server, and says what else it may be', () => {
    expect(rolesOf({ services: agent })).toEqual(['library-server']);
    expect(hintsOf({ services: agent })).toEqual(['file-server: agent-only']);
    expect(rolesOf({ services: { ...agent, vmms: 'C:\\Windows\\system32\\vmms.exe' } })).toEqual([
      'hyperv-host',
    ]);
  });

  it('finds Hyper-V on a server before its agent, and not on a client', () => {
    expect(rolesOf({ features: ['hyper-v'] })).toEqual(['hyperv-host']);
    expect(rolesOf({ features: ['Hyper-V'], installation: 'Client' })).toEqual([]);
    expect(hintsOf({ features: ['Hyper-V'], installation: 'Client' })).toEqual([
      'hyperv-host: client-windows',
    ]);
  });

  it('leaves software that others use too to the user', () => {
    const services = {
      MSSQLSERVER: '"C:\\SQL\\sqlservr.exe" -sMSSQLSERVER',
      WDSServer: 'C:\\Windows\\system32\\svchost.exe -k WDSServer',
      ClusSvc: 'C:\\Windows\\Cluster\\clussvc.exe -s',
    };
    expect(rolesOf({ services })).toEqual([]);
    expect(hintsOf({ services }).length).toBe(3);
    expect(rolesOf({ services: { ...services, ...agent } })).toEqual([
      'pxe-server',
      'cluster-node',
    ]);
    expect(rolesOf({ services: { ...services, ...agent }, stopped: ['ClusSvc'] })).toEqual([
      'pxe-server',
    ]);
  });

  it('does not call the database inside Windows a SQL server', () => {
    const services = {
      'MSSQL$MICROSOFT##WID': 'C:\\Windows\\WID\\Binn\\sqlservr.exe -sMICROSOFT##WID',
    };
    expect(hintsOf({ services })).toEqual([]);
  });

  it('cannot tell, instead of saying no, when nothing could be read', () => {
    const { roles, cannotTell } = detectRoles(emptySnapshot('not in this file'));
    expect(roles).toEqual([]);
    expect(cannotTell).toContainEqual({ role: 'hyperv-host', reason: 'not in this file' });
    expect(cannotTell).toContainEqual({ role: 'console', reason: 'not in this file' });
    expect(detectRoles(vmmHost({})).cannotTell).toEqual([]);
  });
});

interface SampleEntry {
  id: string;
  roles: string[];
  release: string | null;
}
// The index of the samples is a file of this project; its own tests check its shape.
const samples = JSON.parse(readFileSync('assets/samples/index.json', 'utf8')) as SampleEntry[];

describe.each(samples)('the sample $id', ({ id, roles, release }) => {
  const host = snapshotSchema.parse(JSON.parse(readFileSync(`assets/samples/${id}.json`, 'utf8')));

  it('has the roles it was made with', () => {
    expect(detectRoles(host).roles.map(({ role }) => role)).toEqual(expect.arrayContaining(roles));
    expect(detectRoles(host).roles.length).toBe(roles.length);
  });

  it('has the release it was made with', () => {
    const found = detectRelease(host, releases);
    expect(found.kind === 'detected' ? found.release : null).toBe(release);
  });
});

describe('evidenceText', () => {
  it('keeps what a hostile host says short and in one line', () => {
    const path = `"C:\\a\n\u202e$(x)|${'A'.repeat(10_000)}"`;
    const text = evidenceText({ kind: 'service', service: { name: 'a', path, state: 'other' } });
    expect(text.length).toBeLessThan(500);
    expect(text).not.toMatch(/[\n\u202e]/);
  });
});

it('evidenceText hides a password in a connection string', () => {
  const value = {
    name: 'ConnectionString',
    type: 'REG_SZ',
    data: 'Server=SQL02;Password = s3cret;pwd="s3;cret";Database=X',
  } as const;
  const text = evidenceText({ kind: 'registry', path: 'SOFTWARE\\X', value });
  expect(text).toBe(
    'HKLM\\SOFTWARE\\X\\ConnectionString = "Server=SQL02;Password=***;pwd=***;Database=X" (REG_SZ)',
  );
});

describe('detectFeatures', () => {
  const detect = (sql: Record<string, string | number>, roles: Role[] = ['management-server']) =>
    detectFeatures(vmmHost({ keys: { [vmmKeys.serverSql]: sql } }), '2022', new Set(roles));
  const used = (sql: Record<string, string | number>) =>
    detect(sql).inUse.map(({ feature }) => feature);

  it.each([
    ['Server=SQL02.contoso.com;Initial Catalog=VirtualManagerDB', ['remote-sql']],
    ['Data Source=tcp:SQL02,1500', ['remote-sql']],
    ['data source = SQL02\\VMM ;x=1', ['remote-sql', 'sql-named-instance']],
    ['Server="SQL02\\VMM,1500"', ['remote-sql']],
    ['Server=vmm01;Integrated Security=SSPI', []],
    ['Server=VMM01.CONTOSO.COM\\X', []],
    ['Server=.\\X', []],
    ['Server=(local)', []],
  ])('reads %s', (text, expected) => {
    expect(used({ ConnectionString: text })).toEqual(expected);
  });

  it('falls back on the single values, and cannot tell without any', () => {
    expect(used({ MachineName: 'SQL02', InstanceName: 'MSSQLSERVER' })).toEqual(['remote-sql']);
    expect(used({ MachineName: 'X', OnRemoteServer: 0 })).toEqual([]);
    expect(
      detect({ ConnectionString: ';;=\u202e' }).cannotTell.map(({ feature }) => feature),
    ).toEqual(['remote-sql', 'sql-named-instance']);
  });

  it('follows from roles that are given', () => {
    const given = detectFeatures(
      emptySnapshot('not in this file'),
      '2008',
      new Set<Role>(['pxe-server', 'update-server', 'sql-server', 'self-service-portal']),
    ).inUse.map(({ feature }) => feature);
    expect(given).toEqual(['bare-metal-deployment', 'wsus', 'remote-sql', 'self-service-portal']);
  });

  it('only hints at Operations Manager', () => {
    const host = vmmHost({ services: { HealthService: 'C:\\x\\HealthService.exe' } });
    const { inUse, hints } = detectFeatures(host, '2022', new Set());
    expect(inUse).toEqual([]);
    expect(hints.map(({ feature }) => feature)).toEqual(['operations-manager']);
  });
});
