import type { NetworkAdapter } from '../../snapshot/schema.ts';
import type { Intervals } from '../algebra/intervals.ts';

/** What the host itself answers for words in rules: variables, keywords, versions. */
export interface Environment {
  /** Absent: versions and platforms are not compared. */
  readonly windows?: { readonly major: number; readonly minor: number; readonly build: number };
  /** TCP ports that RPC servers are given. */
  readonly dynamicTcp: Intervals<number>;
  /** Folders by lower-case variable name without percent signs. */
  readonly folders: ReadonlyMap<string, string>;
  /** Absent: words such as LocalSubnet cannot be answered. */
  readonly adapters?: readonly NetworkAdapter[];
  /** What enforces the policy is known not to run; absent: it runs, or nobody said. */
  readonly firewallService?: 'not-running';
}

/** 49152-65535, the default since Windows Server 2008 (vmm.md, section 2). */
export const defaultDynamicTcp: Intervals<number> = [49152, 65536];

/** A standard installation on C:, for inputs that do not say. */
export const standardFolders: ReadonlyMap<string, string> = new Map([
  ['systemroot', 'C:\\Windows'],
  ['windir', 'C:\\Windows'],
  ['systemdrive', 'C:'],
  ['programfiles', 'C:\\Program Files'],
  ['programfiles(x86)', 'C:\\Program Files (x86)'],
  ['programdata', 'C:\\ProgramData'],
  ['allusersprofile', 'C:\\ProgramData'],
]);

/** The variables a rule path may use; others cannot be answered (decision laws, section 5, `App`). */
export const standardEnvironment: Environment = {
  dynamicTcp: defaultDynamicTcp,
  folders: standardFolders,
};

/** Highest rule version a Windows build understands (facts 1.3); a build between two rows is the lower one. */
const versionByBuild: readonly (readonly [build: number, minor: number])[] = [
  [6000, 0],
  [6001, 1],
  [7600, 10],
  [9200, 20],
  [9600, 22],
  [10240, 24],
  [10586, 25],
  [14393, 26],
  [15063, 27],
  [17134, 28],
  [17763, 29],
  [18362, 30],
  [20348, 31],
  [22621, 32],
  [26100, 33],
];

/** Minor of the highest `v2.x` this build understands; undefined for a Windows older than Vista. */
export function highestMinorVersion(build: number): number | undefined {
  return versionByBuild.findLast(([first]) => build >= first)?.[1];
}
