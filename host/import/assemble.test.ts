import { describe, expect, it } from 'vitest';
import { loadHostInputs } from './load-host.ts';

const firewall =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
const policy = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\VmmFirewallCompanion';
const server =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft System Center Virtual Machine Manager Server\\Settings';

async function load(...lines: string[]) {
  const text = ['Windows Registry Editor Version 5.00', '', `[${firewall}]`, ...lines, '', ''];
  const read = async () => Buffer.from(text.join('\r\n'));
  const result = await loadHostInputs([{ name: 'F', read }]);
  if (!result.ok) throw new Error(result.error.problem);
  return result.snapshot;
}

describe('a host from a registry export', () => {
  it('has the settings that policy gives this program, of one key already', async () => {
    const value = { name: 'Theme', type: 'REG_SZ', data: 'dark' };
    expect((await load(`[${policy}]`, '"Theme"="dark"')).appPolicy).toEqual([
      { path: '', values: [value] },
    ]);
  });

  it('has the keys of VMM, of one key already', async () => {
    const { vmm } = await load(`[${server}]`, '"IndigoTcpPort"=dword:00001fa4');
    expect(vmm).toEqual([
      {
        path: server.replace('HKEY_LOCAL_MACHINE\\', ''),
        values: [{ name: 'IndigoTcpPort', type: 'REG_DWORD', data: 8100 }],
      },
    ]);
  });

  it('does not know what the export does not hold', async () => {
    const snapshot = await load();
    const unknown = { unavailable: 'not in these files' };
    expect(snapshot).toMatchObject({
      host: unknown,
      windows: unknown,
      vmm: unknown,
      services: unknown,
      appPolicy: unknown,
      network: unknown,
      listeners: unknown,
    });
    expect(snapshot.firewall.groupPolicy).toEqual({
      keys: [],
      assumedEmpty: 'this registry export holds no group policy',
    });
  });
});
