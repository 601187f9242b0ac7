import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
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

  it('gives the reason where a part fails, and the other parts', async () => {
    const collected = await collect('healthy-management-server-2022', {
      VMM_FAKE_DENIED: 'Win32_Service,MSFT_NetConnectionProfile,Win32_OperatingSystem',
    });
    const denied = { unavailable: 'Access denied' };
    expect(collected).toMatchObject({ services: denied, network: denied, windows: denied });
    expect(collected.features).toHaveProperty('unavailable');
    expect(collected.firewall).toEqual(host?.sample.firewall);
    expect(collected.vmm).toEqual(host?.sample.vmm);
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
