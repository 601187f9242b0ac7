import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import type { Listener, Service, Snapshot } from '../../core/snapshot/schema.ts';

/** Builds small hosts for tests of what VMM knowledge makes of them. */

type Value = number | string | RegistryValue;

export interface VmmHost {
  readonly name?: string;
  readonly installation?: string;
  /** Values by name, by key below HKEY_LOCAL_MACHINE; numbers are REG_DWORD, texts REG_SZ. */
  readonly keys?: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  /** PathName by service name; all running unless `stopped` names them. */
  readonly services?: Readonly<Record<string, string>>;
  readonly stopped?: readonly string[];
  readonly features?: readonly string[];
  readonly listeners?: readonly Listener[];
}

/** A host of which everything could be read, except listeners when they are not given. */
export function vmmHost(host: VmmHost): Snapshot {
  const services = Object.entries(host.services ?? {}).map(([name, path]): Service => ({
    name,
    path,
    state: host.stopped?.includes(name) ? 'stopped' : 'running',
  }));
  return {
    ...emptySnapshot('not in this test'),
    host: { name: host.name ?? 'VMM01', domain: 'contoso.com' },
    windows: {
      major: 10,
      minor: 0,
      build: 20348,
      product: 'Windows Server 2022 Datacenter',
      installation: host.installation ?? 'Server',
    },
    vmm: Object.entries(host.keys ?? {}).map(([path, values]) => ({
      path,
      values: Object.entries(values).map(([name, value]) => registryValue(name, value)),
    })),
    services,
    features: [...(host.features ?? [])],
    ...(host.listeners ? { listeners: [...host.listeners] } : {}),
  };
}

function registryValue(name: string, value: Value): RegistryValue {
  if (typeof value === 'number') return { name, type: 'REG_DWORD', data: value };
  if (typeof value === 'string') return { name, type: 'REG_SZ', data: value };
  return { ...value, name };
}
