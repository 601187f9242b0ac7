import { describe, expect, it } from 'vitest';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { renderInputError } from './input-error.ts';
import { loadHostInputs } from './load-host.ts';

const root = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';
const ofType = (name: string, type: number) => [
  `[${root}\\${name}]`,
  `"ImagePath"="C:\\\\Windows\\\\${name}.exe"`,
  `"Type"=dword:${type.toString(16).padStart(8, '0')}`,
];

/** A registry export that holds these services. */
async function exported(...services: readonly (readonly [name: string, type: number])[]) {
  const policy = `[${root}\\SharedAccess\\Parameters\\FirewallPolicy]`;
  const lines = [policy, ...services.flatMap(([name, type]) => ofType(name, type))];
  const text = ['Windows Registry Editor Version 5.00', '', ...lines].join('\r\n');
  const bytes = new TextEncoder().encode(text);
  const loaded = await loadHostInputs([
    { name: 'services.reg', read: () => Promise.resolve(bytes) },
  ]);
  if (!loaded.ok) throw new Error(renderInputError(loaded.error));
  return loaded.snapshot;
}

const [ownProcess, shared, driver] = [0x10, 0x20, 0x01];
const everyWindows = [
  ['RpcSs', shared],
  ['EventLog', shared],
] as const;

describe('services of an exported registry', () => {
  it('are there when the whole list is, without drivers, in a state that nobody read', async () => {
    const { services } = await exported(
      ...everyWindows,
      ['MpsSvc', shared],
      ['SCVMMService', ownProcess],
      ['mpsdrv', driver],
    );
    expect(services).toEqual(
      ['RpcSs', 'EventLog', 'MpsSvc', 'SCVMMService'].map((name) => ({
        name,
        path: `C:\\Windows\\${name}.exe`,
        state: 'unread',
      })),
    );
  });

  it('say nothing when only some keys were exported', async () => {
    const { services } = await exported(['RpcSs', shared], ['SCVMMService', ownProcess]);
    expect(services).toHaveProperty('unavailable');
  });

  it('do not say that the firewall service does not run', async () => {
    const snapshot = await exported(...everyWindows, ['MpsSvc', shared]);
    expect(policyOfSnapshot(snapshot).environment.firewallService).toBeUndefined();
  });
});
