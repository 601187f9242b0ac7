import type { Profile } from '../terms.ts';
import type { AddressEntry, IcmpEntry, PlatformEntry, PortEntry } from './entries.ts';
import type { RuleProblem } from './rule.ts';

/** A rule while its fields are being read; lists hold every entry of repeated keys. */
export interface RuleDraft {
  readonly problems: RuleProblem[];
  readonly unknownKeys: string[];
  readonly actions: string[];
  readonly directions: string[];
  readonly activeValues: string[];
  readonly names: string[];
  readonly profiles: Profile[];
  readonly protocols: number[];
  readonly localPorts: PortEntry[];
  readonly remotePorts: PortEntry[];
  readonly icmp4: IcmpEntry[];
  readonly icmp6: IcmpEntry[];
  readonly localAddresses: { readonly 4: AddressEntry[]; readonly 6: AddressEntry[] };
  readonly remoteAddresses: { readonly 4: AddressEntry[]; readonly 6: AddressEntry[] };
  readonly programs: string[];
  readonly services: string[];
  readonly interfaces: string[];
  readonly interfaceTypes: string[];
  readonly platforms: PlatformEntry[];
  readonly securityKeys: string[];
  readonly localUsers: string[];
  readonly foreignKeys: string[];
  readonly undecidableKeys: string[];
  description: string;
  group: string;
  localOnlyMapping: boolean;
  platformAtLeast: boolean;
  /** Some LUAuth or LUOwn is there (doubtful together with Svc). */
  namesLocalUser: boolean;
}

export function newDraft(): RuleDraft {
  return {
    problems: [],
    unknownKeys: [],
    actions: [],
    directions: [],
    activeValues: [],
    names: [],
    profiles: [],
    protocols: [],
    localPorts: [],
    remotePorts: [],
    icmp4: [],
    icmp6: [],
    localAddresses: { 4: [], 6: [] },
    remoteAddresses: { 4: [], 6: [] },
    programs: [],
    services: [],
    interfaces: [],
    interfaceTypes: [],
    platforms: [],
    securityKeys: [],
    localUsers: [],
    foreignKeys: [],
    undecidableKeys: [],
    description: '',
    group: '',
    localOnlyMapping: false,
    platformAtLeast: false,
    namesLocalUser: false,
  };
}
