import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { profiles } from '../../../core/firewall/terms.ts';
import { snapshot, type Snapshot } from '../../../core/snapshot/schema.ts';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { fakeHost, type FakeHost } from './host.ts';

const engine = requireEngine();

describe.skipIf(engine === undefined || !engine.isStandIn)('collect', { timeout: 120_000 }, () => {
  let host: FakeHost | undefined;
  afterEach(() => host?.remove());

  async function collect(
    sampleName: string,
    environment: Record<string, string> = {},
    change?: (sample: Snapshot) => Snapshot,
  ): Promise<Snapshot> {
    if (engine === undefined) throw new Error('no engine');
    host = fakeHost(engine, sampleName, change);
    const file = path.join(host.folder, 'snapshot.json');
    const run = await host.run('Get-VmmFirewallSnapshot.ps1', ['-Path', file], environment);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    return snapshot.parse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
  }

  it.each(['healthy-management-server-2022', 'german-hyperv-host-2022', 'hyperv-host-2012r2'])(
    'reads %s as it is',
    async (name) => {
      const collected = await collect(name);
      const sample = host?.sample;
      expect(collected.firewall).toEqual(sample?.firewall);
      expect(collected.vmm).toEqual(sample?.vmm);
      expect(collected.host).toEqual(sample?.host);
      expect(collected.windows).toEqual(sample?.windows);
      expect(collected.listeners).toEqual(sample?.listeners);
      expect(collected.services).toEqual(sample?.services);
      expect(collected.dynamicPorts).toEqual(sample?.dynamicPorts);
      expect(collected.appPolicy).toEqual([]);
      if (!Array.isArray(collected.network) || !Array.isArray(sample?.network)) throw new Error();
      const none = { dhcpServers: [], winsServers: [] };
      expect(collected.network).toEqual(sample.network.map((adapter) => ({ ...none, ...adapter })));
      expect(collected.collection).toMatchObject({ elevated: true, languageMode: 'FullLanguage' });
    },
  );

  const shared = 'SYSTEM\\CurrentControlSet\\Services\\SharedAccess';
  /** What makes each part fail. */
  const causes: Readonly<Record<string, string>> = {
    host: 'Win32_ComputerSystem',
    windows: 'Win32_OperatingSystem',
    collection: 'Elevation',
    'firewall.local': `${shared}\\Parameters\\FirewallPolicy`,
    'firewall.groupPolicy': 'SOFTWARE\\Policies\\Microsoft\\WindowsFirewall',
    'firewall.counters': `${shared}\\Epoch`,
    network: 'MSFT_NetConnectionProfile',
    vmm: 'SOFTWARE\\Microsoft\\Microsoft System Center Virtual Machine Manager Agent',
    appPolicy: 'SOFTWARE\\Policies\\VmmFirewallCompanion',
    services: 'Win32_Service',
    // Features are told by services.
    features: 'Win32_Service',
    listeners: 'MSFT_NetUDPEndpoint',
    dynamicPorts: 'MSFT_NetTCPSetting',
  };
  const partsIn = (collected: Snapshot) => {
    const { firewall, ...parts } = collected;
    const stores = Object.entries(firewall).map(
      ([name, part]) => [`firewall.${name}`, part] as const,
    );
    return new Map<string, unknown>([...Object.entries(parts), ...stores]);
  };

  it.each([0, 1])(
    'gives the reason where a part fails, and every other part (%i)',
    async (half) => {
      const names = Object.keys(causes);
      // Each part fails in one of two runs, and is read in the other one.
      const failing = names.filter((name, i) => (name === 'features' ? i - 1 : i) % 2 === half);
      const collected = await collect('healthy-management-server-2022', {
        VMM_FAKE_DENIED: failing.map((name) => causes[name]).join(','),
      });
      const parts = partsIn(collected);
      const unavailable = names.filter((name) => {
        const part = parts.get(name);
        return typeof part === 'object' && part !== null && 'unavailable' in part;
      });
      expect(unavailable).toEqual(failing);
      for (const name of failing.filter((each) => each !== 'features'))
        expect(parts.get(name)).toEqual({ unavailable: 'Access denied' });
      if (host === undefined) throw new Error('nothing was collected');
      const expected = partsIn(host.sample);
      const known = ['host', 'windows', 'firewall.local', 'vmm', 'services', 'listeners'];
      for (const name of known.filter((each) => !failing.includes(each)))
        expect(parts.get(name)).toEqual(expected.get(name));
    },
  );

  it('takes no adapter for a network that Windows knows none of and nobody reaches', async () => {
    const adapter = (alias: string, ...addresses: { address: string; prefixLength: number }[]) => ({
      id: `{${alias}}`,
      alias,
      profile: 'public' as const,
      addresses,
      gateways: [],
      dnsServers: [],
    });
    const linkLocal = [
      { address: '169.254.1.9', prefixLength: 16 },
      { address: 'fe80::1', prefixLength: 64 },
    ];
    const lan = { address: '10.0.0.9', prefixLength: 24 };
    const waiting = { address: '0.0.0.0', prefixLength: 0 };
    const { network } = await collect('cluster-node-management-server-2022', {}, (sample) => ({
      ...sample,
      network: [
        adapter('identified', lan),
        adapter('no network: cluster', ...linkLocal),
        adapter('no network: waiting', waiting),
        adapter('no network yet', lan, waiting),
        adapter('link', ...linkLocal),
      ],
    }));
    expect(network).toMatchObject([
      { alias: 'identified', addresses: [lan] },
      { alias: 'no network yet', profile: 'public', addresses: [lan] },
      { alias: 'link', addresses: linkLocal },
    ]);
  });

  it('tells wired, wireless and dialled adapters, of others that it does not know, and their profiles', async () => {
    const types = ['wired', 'wireless', 'remoteAccess', undefined] as const;
    const { network } = await collect('healthy-management-server-2022', {}, (sample) => ({
      ...sample,
      network: types.map((type, index) => ({
        id: `{${index}}`,
        alias: `a${index}`,
        profile: profiles[index % 3] ?? 'domain',
        addresses: [{ address: `10.0.0.${index + 1}`, prefixLength: 24 }],
        gateways: [],
        dnsServers: [],
        ...(type === undefined ? {} : { type }),
      })),
    }));
    if (!Array.isArray(network)) throw new Error('no network');
    expect(network.map(({ type }) => type)).toEqual(types);
    expect(network.map(({ profile }) => profile)).toEqual([...profiles, profiles[0]]);
  });

  it('leaves service hardening out, and processes of services that do not run', async () => {
    const { firewall, services } = await collect('hyperv-host-2012r2', {}, (sample) => ({
      ...sample,
      firewall: {
        ...sample.firewall,
        local: {
          keys: [
            { path: '', values: [] },
            { path: 'RestrictedServices\\Static\\System', values: [] },
            { path: 'RestrictedServices', values: [] },
            { path: 'RestrictedInterfaces', values: [] },
          ],
        },
      },
      services: [
        { name: 'a', displayName: 'A', path: 'a.exe', state: 'stopped', processId: 0 },
        { name: 'b', displayName: 'B', path: 'b.exe', state: 'running', processId: 7 },
      ],
    }));
    expect(firewall.local).toEqual({
      keys: [
        { path: '', values: [] },
        { path: 'RestrictedInterfaces', values: [] },
      ],
    });
    expect(services).toEqual([
      { name: 'a', displayName: 'A', path: 'a.exe', state: 'stopped' },
      { name: 'b', displayName: 'B', path: 'b.exe', state: 'running', processId: 7 },
    ]);
  });

  it('gives the folders of the firewall service, whose ProgramFiles are those of 64 bits', async () => {
    const own = {
      SystemRoot: 'D:\\Windows',
      windir: 'D:\\Windows',
      SystemDrive: 'D:',
      'ProgramFiles(x86)': 'D:\\Programs (x86)',
      ProgramData: 'D:\\Data',
      ALLUSERSPROFILE: 'D:\\Data',
    };
    const { folders } = await collect('hyperv-host-2012r2', {
      ...own,
      ProgramFiles: 'D:\\Programs (x86)',
      ProgramW6432: 'D:\\Programs',
    });
    expect(folders).toEqual({ ...own, ProgramFiles: 'D:\\Programs' });
  });

  it('never carries secrets of VMM, and any text exact', async () => {
    const hostile = '"; Remove-Item C:\\ # $(throw) `n \u202e \u4e2d \u{1f600} | __proto__';
    const root = 'SOFTWARE\\Microsoft\\Microsoft System Center Virtual Machine Manager Server';
    const collected = await collect('healthy-management-server-2022', {}, (sample) => ({
      ...sample,
      vmm: [
        {
          path: `${root}\\Settings\\Sql`,
          values: [
            { name: 'DbPassword', type: 'REG_SZ', data: 'secret-1' },
            { name: 'EncryptionKey', type: 'REG_BINARY', data: '00ff' },
            {
              name: 'ConnectionString',
              type: 'REG_SZ',
              data: 'Server=sql01;User ID=sa;Password="se;cret-2";Database=VirtualManagerDB',
            },
            { name: 'Odd', type: 'REG_SZ', data: hostile },
          ],
        },
      ],
    }));
    expect(JSON.stringify(collected)).not.toContain('cret-');
    expect(collected.vmm).toEqual([
      {
        path: `${root}\\Settings\\Sql`,
        values: [
          {
            name: 'ConnectionString',
            type: 'REG_SZ',
            data: 'Server=sql01;Database=VirtualManagerDB',
          },
          { name: 'Odd', type: 'REG_SZ', data: hostile },
        ],
      },
    ]);
  });
});
