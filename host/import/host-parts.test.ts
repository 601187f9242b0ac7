import { describe, expect, it } from 'vitest';
import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { hostFrom, servicesFrom, windowsFrom } from './host-parts.ts';
import { RegistryTree } from './registry-tree.ts';

type Values = Readonly<Record<string, string | number>>;

function treeOf(keys: Readonly<Record<string, Values>>): RegistryTree {
  const tree = new RegistryTree();
  for (const [path, values] of Object.entries(keys)) {
    tree.apply({ kind: 'key', path });
    for (const [name, data] of Object.entries(values)) {
      const value: RegistryValue =
        typeof data === 'number'
          ? { name, type: 'REG_DWORD', data }
          : { name, type: 'REG_SZ', data };
      tree.apply({ kind: 'value', path, value });
    }
  }
  return tree;
}

const services = 'SYSTEM\\CurrentControlSet\\Services';
const version = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const always = {
  [`${services}\\RpcSs`]: { ImagePath: 'svchost.exe -k rpcss', Type: 0x20 },
  [`${services}\\EventLog`]: { ImagePath: 'svchost.exe -k event', Type: 0x20 },
};
const namesIn = (keys: Readonly<Record<string, Values>>) =>
  servicesFrom(treeOf(keys))?.map(({ name }) => name);

describe('services of a hive', () => {
  it('are those with a program, of their own or shared; drivers are none', () => {
    expect(
      namesIn({
        ...always,
        [`${services}\\own`]: { ImagePath: 'C:\\own.exe', Type: 0x10 },
        [`${services}\\interactive`]: { ImagePath: 'C:\\i.exe', Type: 0x110 },
        [`${services}\\untold`]: { ImagePath: 'C:\\untold.exe' },
        [`${services}\\driver`]: { ImagePath: 'driver.sys', Type: 1 },
        [`${services}\\fs`]: { ImagePath: 'fs.sys', Type: 2 },
        [`${services}\\bare`]: { Type: 0x10 },
        [`${services}\\empty`]: { ImagePath: '', Type: 0x10 },
      }),
    ).toEqual(['RpcSs', 'EventLog', 'own', 'interactive', 'untold']);
  });

  it('are not known from an export of single keys', () => {
    expect(
      namesIn({ [`${services}\\vmms`]: { ImagePath: 'vmms.exe', Type: 0x10 } }),
    ).toBeUndefined();
    expect(namesIn({ [`${services}\\RpcSs`]: { ImagePath: 'x', Type: 0x20 } })).toBeUndefined();
    expect(namesIn({ [`${services}\\EventLog`]: { ImagePath: 'x', Type: 0x20 } })).toBeUndefined();
  });
});

describe('name and Windows of a hive', () => {
  const computer = 'SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';
  const tcpip = `${services}\\Tcpip\\Parameters`;

  it('reads name and domain; an empty domain is none', () => {
    expect(
      hostFrom(treeOf({ [computer]: { ComputerName: 'A' }, [tcpip]: { Domain: 'x.org' } })),
    ).toEqual({ name: 'A', domain: 'x.org' });
    expect(
      hostFrom(treeOf({ [computer]: { ComputerName: 'A' }, [tcpip]: { Domain: '' } })),
    ).toEqual({ name: 'A', domain: null });
    expect(hostFrom(treeOf({ [tcpip]: { Domain: 'x.org' } }))).toBeUndefined();
  });

  it('reads the numbers of Windows 10 and later beside the text they kept', () => {
    const values = {
      CurrentVersion: '6.3',
      CurrentMajorVersionNumber: 10,
      CurrentMinorVersionNumber: 0,
      CurrentBuildNumber: '20348',
      ProductName: 'Windows Server 2022 Datacenter',
      InstallationType: 'Server Core',
    };
    expect(windowsFrom(treeOf({ [version]: values }))).toEqual({
      major: 10,
      minor: 0,
      build: 20348,
      product: 'Windows Server 2022 Datacenter',
      installation: 'Server Core',
    });
  });

  it('reads the text of Windows before 10', () => {
    const values = { CurrentVersion: '6.1', CurrentBuild: '7601' };
    expect(windowsFrom(treeOf({ [version]: values }))).toMatchObject({
      major: 6,
      minor: 1,
      build: 7601,
    });
  });

  it.each<Values>([
    {},
    { CurrentVersion: '6.1' },
    { CurrentBuildNumber: '7601' },
    { CurrentVersion: 'x', CurrentBuild: '1' },
  ])('is not known from %j', (values) =>
    expect(windowsFrom(treeOf({ [version]: values }))).toBeUndefined(),
  );
});
