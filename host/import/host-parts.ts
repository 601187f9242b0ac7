import type { Service, Snapshot } from '../../core/snapshot/schema.ts';
import type { RegistryTree } from './registry-tree.ts';

/** What the registry says about the computer beside its firewall; undefined where it says nothing. */

const controlSet = 'SYSTEM\\CurrentControlSet';

function textAt(tree: RegistryTree, path: string, name: string): string | undefined {
  const data = tree.value(path, name)?.data;
  return typeof data === 'string' && data !== '' ? data : undefined;
}

function numberAt(tree: RegistryTree, path: string, name: string): number | undefined {
  const data = tree.value(path, name)?.data;
  return typeof data === 'number' ? data : undefined;
}

export function hostFrom(tree: RegistryTree): Snapshot['host'] | undefined {
  const name = textAt(tree, `${controlSet}\\Control\\ComputerName\\ComputerName`, 'ComputerName');
  if (name === undefined) return undefined;
  const domain = textAt(tree, `${controlSet}\\Services\\Tcpip\\Parameters`, 'Domain');
  return { name, domain: domain ?? null };
}

/** Windows before 10 names its version in one text, "6.3"; later ones keep that text and add numbers. */
export function windowsFrom(tree: RegistryTree): Snapshot['windows'] | undefined {
  const path = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
  const [oldMajor, oldMinor] = (textAt(tree, path, 'CurrentVersion') ?? '').split('.').map(Number);
  const major = numberAt(tree, path, 'CurrentMajorVersionNumber') ?? oldMajor;
  const minor = numberAt(tree, path, 'CurrentMinorVersionNumber') ?? oldMinor;
  const build = Number(
    textAt(tree, path, 'CurrentBuildNumber') ?? textAt(tree, path, 'CurrentBuild'),
  );
  if (!Number.isInteger(major) || !Number.isInteger(minor) || !Number.isInteger(build)) {
    return undefined;
  }
  return {
    major: major ?? 0,
    minor: minor ?? 0,
    build,
    product: textAt(tree, path, 'ProductName') ?? '',
    installation: textAt(tree, path, 'InstallationType') ?? '',
  };
}

/** SERVICE_WIN32_OWN_PROCESS and SERVICE_WIN32_SHARE_PROCESS; the other types are drivers. */
const serviceTypes = 0x30;

/**
 * The services, when the whole list is there: every Windows has RpcSs and EventLog. From an export
 * of single keys nothing follows about services that are not in it.
 */
export function servicesFrom(tree: RegistryTree): Service[] | undefined {
  const root = `${controlSet}\\Services`;
  const services = tree.childNames(root).flatMap((name): Service[] => {
    const path = textAt(tree, `${root}\\${name}`, 'ImagePath');
    const type = numberAt(tree, `${root}\\${name}`, 'Type') ?? serviceTypes;
    return path === undefined || (type & serviceTypes) === 0
      ? []
      : [{ name, path, state: 'unread' }];
  });
  const names = new Set(services.map(({ name }) => name.toLowerCase()));
  return names.has('rpcss') && names.has('eventlog') ? services : undefined;
}
