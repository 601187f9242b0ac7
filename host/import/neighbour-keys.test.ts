import { describe, expect, it } from 'vitest';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { vmmKeys } from '../../core/vmm/vmm-registry.ts';
import { renderInputError } from './input-error.ts';
import { loadHostInputs } from './load-host.ts';

async function vmmOf(...contents: string[]) {
  const inputs = contents.map((text, i) => ({
    name: `input ${i}`,
    read: () => Promise.resolve(Buffer.from(text)),
  }));
  const result = await loadHostInputs(inputs);
  if (!result.ok) throw new Error(renderInputError(result.error));
  return result.snapshot.vmm;
}

const reg = (...lines: string[]): string =>
  ['Windows Registry Editor Version 5.00', '', ...lines].join('\r\n');
const machine = 'HKEY_LOCAL_MACHINE';
const policy = `[${machine}\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy]`;
const agent = [`[${machine}\\${vmmKeys.agentSetup}]`, '"BITSTcpPort"=dword:1bb'];
const remote = [`[${machine}\\${vmmKeys.remoteDesktop}]`, '"PortNumber"=dword:d40'];
const key = (path: string, name: string, data: number): RegistryKey => ({
  path,
  values: [{ name, type: 'REG_DWORD', data }],
});

describe('ports of VMM and its neighbours', () => {
  it('come from an export, of the neighbours nothing but the ports', async () => {
    const vmm = await vmmOf(reg(policy, ...agent, ...remote, '"Certificate"=hex:00'));
    expect(vmm).toEqual([
      key(vmmKeys.agentSetup, 'BITSTcpPort', 443),
      key(vmmKeys.remoteDesktop, 'PortNumber', 3392),
    ]);
  });

  it('come from an export of a control set that is not running', async () => {
    const copied = [policy, ...remote].map((line) => line.replace('Current', ''));
    const set = copied.map((line) => line.replace('ControlSet', 'ControlSet001'));
    expect(await vmmOf(reg(...set, ...agent))).toContainEqual(
      key(vmmKeys.remoteDesktop, 'PortNumber', 3392),
    );
  });

  it('do not stand for VMM, of which the input says nothing', async () => {
    expect(await vmmOf(reg(policy, ...remote))).toEqual({ unavailable: 'not in these files' });
  });
});

describe('a snapshot', () => {
  const vmm = [
    key(vmmKeys.agentSetup, 'BITSTcpPort', 8443),
    key(vmmKeys.updateServices, 'UsingSSL', 1),
    key(vmmKeys.remoteDesktop, 'PortNumber', 3390),
    key('SOFTWARE\\Microsoft\\Microsoft SQL Server\\Instance Names\\SQL', 'VMM', 1),
  ];
  const snapshot = JSON.stringify({ ...emptySnapshot('not read'), vmm });

  it('keeps all of them', async () => expect(await vmmOf(snapshot)).toEqual(vmm));

  it('takes what a later input says', async () => {
    const expected = vmm.with(2, key(vmmKeys.remoteDesktop, 'PortNumber', 3392));
    expect(await vmmOf(snapshot, reg(...remote))).toEqual(expected);
  });
});
