import type { RegistryKey, RegistryValue } from '../../../core/snapshot/registry.ts';
import type { Profile, Store } from '../../../core/firewall/terms.ts';
import type { OracleHost } from './host.ts';
import { plainGuid } from './question.ts';

const localKey = { domain: 'DomainProfile', private: 'StandardProfile', public: 'PublicProfile' };
const policyKey = { domain: 'DomainProfile', private: 'PrivateProfile', public: 'PublicProfile' };
const notInStandard = new Set([
  'defaultinboundaction',
  'defaultoutboundaction',
  'allowlocalpolicymerge',
  'disabledinterfaces',
]);

const isDeleteMarker = (name: string): boolean => name.startsWith('**');

/** The last value of that name below that key; the registry knows no case. */
function find(keys: readonly RegistryKey[], path: string, name: string): RegistryValue | undefined {
  return keys
    .filter((key) => key.path.toLowerCase() === path.toLowerCase())
    .flatMap((key) => key.values)
    .findLast((value) => value.name.toLowerCase() === name.toLowerCase());
}

function keyExists(keys: readonly RegistryKey[], name: string): boolean {
  const lower = name.toLowerCase();
  return keys.some((key) => {
    const path = key.path.toLowerCase();
    const onlyMarkers = key.values.length > 0 && key.values.every((v) => isDeleteMarker(v.name));
    return (path === lower || path.startsWith(`${lower}\\`)) && !onlyMarkers;
  });
}

/** Section 3.5: StandardProfile speaks for both only when neither newer key exists. */
function policyValue(
  host: OracleHost,
  profile: Profile,
  name: string,
  sub = '',
): RegistryValue | undefined {
  const gp = host.groupPolicy;
  const tail = sub === '' ? '' : `\\${sub}`;
  const newer = keyExists(gp, 'PrivateProfile') || keyExists(gp, 'PublicProfile');
  if (profile === 'domain' || newer) return find(gp, `${policyKey[profile]}${tail}`, name);
  if (notInStandard.has(name.toLowerCase())) return undefined;
  return find(gp, `StandardProfile${tail}`, name);
}

const dword = (value: RegistryValue | undefined): number | undefined =>
  value?.type === 'REG_DWORD' ? value.data : undefined;

const setText = (value: RegistryValue | undefined): string | undefined =>
  value?.type === 'REG_SZ' ? value.data : undefined;

export interface Settings {
  readonly enabled: boolean;
  readonly shieldsUp: boolean;
  readonly inboundBlocks: boolean;
  readonly outboundBlocks: boolean;
  readonly disabledInterfaces: readonly string[];
  readonly localRules: boolean;
  readonly localApps: boolean;
  readonly localPorts: boolean;
}

/** Section 4, last paragraph, and the merge switches of section 3. */
export function settingsOf(host: OracleHost, profile: Profile): Settings {
  const gp = (name: string, sub?: string) => policyValue(host, profile, name, sub);
  const local = (name: string) => find(host.local, localKey[profile], name);
  const merged = (name: string) => dword(gp(name)) ?? dword(local(name));
  const on = (value: number | undefined) => value !== undefined && value !== 0;
  const list = setText(gp('DisabledInterfaces')) ?? setText(local('DisabledInterfaces')) ?? '';
  return {
    enabled: merged('EnableFirewall') !== 0,
    shieldsUp: on(dword(gp('DoNotAllowExceptions'))) || on(dword(local('DoNotAllowExceptions'))),
    inboundBlocks: merged('DefaultInboundAction') !== 0,
    outboundBlocks: on(merged('DefaultOutboundAction')),
    disabledInterfaces: list.split(/[\s,;]+/).map(plainGuid),
    localRules: dword(gp('AllowLocalPolicyMerge')) !== 0,
    localApps: dword(gp('AllowUserPrefMerge', 'AuthorizedApplications')) !== 0,
    localPorts: dword(gp('AllowUserPrefMerge', 'GloballyOpenPorts')) !== 0,
  };
}

export interface StoredRule {
  readonly store: Store;
  readonly id: string;
  readonly text: string;
}

/** Section 3.1: within a store ids differing only in case are one, the later wins. */
export function storedRules(host: OracleHost): StoredRule[] {
  const of = (store: Store, keys: readonly RegistryKey[]): StoredRule[] => {
    const byId = new Map<string, StoredRule>();
    for (const key of keys) {
      if (key.path.toLowerCase() !== 'firewallrules') continue;
      for (const value of key.values) {
        if (isDeleteMarker(value.name)) continue;
        // What is no REG_SZ is no rule string, hence malformed; it still takes the id.
        const text = value.type === 'REG_SZ' ? value.data : '';
        byId.set(value.name.toLowerCase(), { store, id: value.name, text });
      }
    }
    return [...byId.values()];
  };
  return [...of('group-policy', host.groupPolicy), ...of('local', host.local)];
}
