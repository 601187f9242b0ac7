import type { RegistryKey, RegistryValue } from '../../snapshot/registry.ts';
import type { Profile, Store } from '../terms.ts';
import { normalGuid } from './compiled-rule.ts';

/** What one store says of one profile; absent is not set there. */
interface StoredSettings {
  readonly enabled?: boolean;
  readonly shieldsUp?: boolean;
  readonly blocksInbound?: boolean;
  readonly blocksOutbound?: boolean;
  readonly exemptInterfaces?: readonly string[];
  readonly mergesLocalRules?: boolean;
  readonly mergesApplications?: boolean;
  readonly mergesOpenPorts?: boolean;
}

/** A setting in force, and the store it comes from. */
export interface Effective<T> {
  readonly value: T;
  readonly from: Store | 'default';
}

/** The settings in force on one profile (decision laws, sections 3 and 4). */
export interface ProfileSettings {
  readonly enabled: Effective<boolean>;
  /** DoNotAllowExceptions: all unsolicited inbound traffic is blocked. */
  readonly shieldsUp: Effective<boolean>;
  readonly blocksInbound: Effective<boolean>;
  readonly blocksOutbound: Effective<boolean>;
  /** Normal GUIDs of adapters without firewall. */
  readonly exemptInterfaces: Effective<readonly string[]>;
  /** Group policy only; false voids every local rule on this profile. */
  readonly mergesLocalRules: boolean;
  readonly mergesApplications: boolean;
  readonly mergesOpenPorts: boolean;
}

/** Keys by lower-case path, values by lower-case name. */
export type KeyIndex = ReadonlyMap<string, ReadonlyMap<string, RegistryValue>>;

export function indexKeys(keys: readonly RegistryKey[]): KeyIndex {
  const index = new Map<string, Map<string, RegistryValue>>();
  for (const { path, values } of keys) {
    const lower = path.toLowerCase();
    const known = index.get(lower) ?? new Map<string, RegistryValue>();
    for (const value of values) known.set(value.name.toLowerCase(), value);
    index.set(lower, known);
  }
  return index;
}

/** A switch is on when its REG_DWORD is not 0; another type counts as not set. */
function flag(index: KeyIndex, path: string, name: string): boolean | undefined {
  const value = index.get(path)?.get(name);
  return value?.type === 'REG_DWORD' ? value.data !== 0 : undefined;
}

function interfacesIn(index: KeyIndex, path: string): readonly string[] | undefined {
  const value = index.get(path)?.get('disabledinterfaces');
  if (value?.type !== 'REG_SZ') return undefined;
  return value.data
    .split(',')
    .map((id) => normalGuid(id.trim()))
    .filter((id) => id !== '');
}

/** Leaves out what is not set, which is how "not set" differs from "off". */
function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // Only undefined values were left out, which is what the return type says.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** @param whole false for a group-policy StandardProfile, of which only some settings count (law 3.5) */
function readProfileKey(index: KeyIndex, path: string, whole: boolean): StoredSettings {
  const ifWhole = <T>(value: T): T | undefined => (whole ? value : undefined);
  return present({
    enabled: flag(index, path, 'enablefirewall'),
    shieldsUp: flag(index, path, 'donotallowexceptions'),
    blocksInbound: ifWhole(flag(index, path, 'defaultinboundaction')),
    blocksOutbound: ifWhole(flag(index, path, 'defaultoutboundaction')),
    exemptInterfaces: ifWhole(interfacesIn(index, path)),
    mergesLocalRules: ifWhole(flag(index, path, 'allowlocalpolicymerge')),
    mergesApplications: flag(index, `${path}\\authorizedapplications`, 'allowuserprefmerge'),
    mergesOpenPorts: flag(index, `${path}\\globallyopenports`, 'allowuserprefmerge'),
  });
}

const localKey: Record<Profile, string> = {
  domain: 'domainprofile',
  private: 'standardprofile',
  public: 'publicprofile',
};

function hasKey(index: KeyIndex, path: string): boolean {
  return index.has(path) || [...index.keys()].some((key) => key.startsWith(`${path}\\`));
}

function groupPolicySettings(index: KeyIndex, profile: Profile): StoredSettings {
  if (profile === 'domain') return readProfileKey(index, 'domainprofile', true);
  const standardCounts = !hasKey(index, 'privateprofile') && !hasKey(index, 'publicprofile');
  return standardCounts
    ? readProfileKey(index, 'standardprofile', false)
    : readProfileKey(index, `${profile}profile`, true);
}

/** Group policy if set there, else local, else the default. */
function effective<T>(
  groupPolicy: T | undefined,
  local: T | undefined,
  otherwise: T,
): Effective<T> {
  if (groupPolicy !== undefined) return { value: groupPolicy, from: 'group-policy' };
  return local === undefined
    ? { value: otherwise, from: 'default' }
    : { value: local, from: 'local' };
}

/** Merges both stores for one profile. */
export function profileSettings(
  local: KeyIndex,
  groupPolicy: KeyIndex,
  profile: Profile,
): ProfileSettings {
  const policy = groupPolicySettings(groupPolicy, profile);
  const own = readProfileKey(local, localKey[profile], true);
  // Law 4: shields are up when either store raises them.
  const localShields = own.shieldsUp === true && policy.shieldsUp !== true;
  return {
    enabled: effective(policy.enabled, own.enabled, true),
    shieldsUp: localShields
      ? { value: true, from: 'local' }
      : effective(policy.shieldsUp, own.shieldsUp, false),
    blocksInbound: effective(policy.blocksInbound, own.blocksInbound, true),
    blocksOutbound: effective(policy.blocksOutbound, own.blocksOutbound, false),
    exemptInterfaces: effective(policy.exemptInterfaces, own.exemptInterfaces, []),
    mergesLocalRules: policy.mergesLocalRules ?? true,
    mergesApplications: policy.mergesApplications ?? true,
    mergesOpenPorts: policy.mergesOpenPorts ?? true,
  };
}
