import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { key, rulesKey, type Values } from './registry.ts';
import type { Rule } from './rules.ts';
import { windows, type WindowsName } from './windows.ts';

export interface ProfileValues {
  readonly domain?: Values;
  readonly private?: Values;
  readonly public?: Values;
}

const logging = {
  LogDroppedPackets: 0,
  LogFilePath: '%systemroot%\\system32\\LogFiles\\Firewall\\pfirewall.log',
  LogFileSize: 4096,
  LogSuccessfulConnections: 0,
};

/**
 * The local store as Windows keeps it. Locally `StandardProfile` is the private profile; untouched
 * machines have no default actions in it.
 */
export function localStore(
  name: WindowsName,
  rules: readonly Rule[],
  profiles: ProfileValues = {},
): { keys: RegistryKey[] } {
  const settings = { DisableNotifications: 1, EnableFirewall: 1 };
  return {
    keys: [
      key('', { DisableStatefulFTP: 0, DisableStatefulPPTP: 0, PolicyVersion: version(name) }),
      key('DomainProfile', { ...settings, ...profiles.domain }),
      key('DomainProfile\\Logging', logging),
      rulesKey(rules),
      key('PublicProfile', { ...settings, ...profiles.public }),
      key('PublicProfile\\Logging', logging),
      key('StandardProfile', { ...settings, ...profiles.private }),
      key('StandardProfile\\Logging', logging),
    ],
  };
}

/** The store that group policy fills; only what the policies set is there. */
export function policyStore(
  name: WindowsName,
  rules: readonly Rule[],
  profiles: ProfileValues,
): { keys: RegistryKey[] } {
  const keys = [key('', { PolicyVersion: version(name) })];
  if (profiles.domain) keys.push(key('DomainProfile', profiles.domain));
  if (rules.length > 0) keys.push(rulesKey(rules));
  if (profiles.private) keys.push(key('PrivateProfile', profiles.private));
  if (profiles.public) keys.push(key('PublicProfile', profiles.public));
  return { keys };
}

/** No group policy touches the firewall: the key does not exist. */
export const noPolicy: { keys: RegistryKey[] } = { keys: [] };

function version(name: WindowsName): number {
  return windows[name].policyVersion;
}
