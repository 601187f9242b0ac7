import { isAvailable, type Service, type Snapshot } from '../snapshot/schema.ts';
import type { ReleaseFile } from './catalogue-schema.ts';
import type { Evidence } from './evidence.ts';
import { programOfService } from './service-path.ts';
import { releaseIds, type ReleaseId } from './terms.ts';
import { findValue, vmmKeys } from './vmm-registry.ts';

/** What releaseOfVersion needs of a release's file. */
export type ReleaseVersions = Pick<ReleaseFile, 'release' | 'versions'>;

export type ReleaseDetection =
  | {
      readonly kind: 'detected';
      readonly release: ReleaseId;
      /** ProductVersion, when one was read. */
      readonly version: string | null;
      /** The version lies beyond, or between, what the releases are known by; the nearest older one is used. */
      readonly unknownVersion: 'newer-than-known' | 'between-known' | null;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly kind: 'undetermined';
      readonly reason: 'nothing-found' | 'not-readable' | 'contradictory';
      /** Why the part could not be read, for `not-readable`. */
      readonly detail?: string;
      /** The releases it may be, all when nothing narrows it. */
      readonly choices: readonly ReleaseId[];
      readonly evidence: readonly Evidence[];
    };

interface Found {
  readonly release: ReleaseId;
  readonly version: string;
  readonly unknownVersion: 'newer-than-known' | 'between-known' | null;
  readonly evidence: Evidence;
}

/**
 * Which VMM release a computer has: the ProductVersion of server, agent and console, else the install
 * folder in the paths of their services. The server decides; agent and console must agree.
 */
export function detectRelease(
  snapshot: Snapshot,
  releases: readonly ReleaseVersions[],
): ReleaseDetection {
  const [server, ...others] = [vmmKeys.serverSetup, vmmKeys.agentSetup, vmmKeys.consoleSetup].map(
    (path) => versionIn(snapshot, path, releases),
  );
  const found = [server, ...others].filter((one) => one !== undefined);
  const [first] = found;
  if (!first) return fromFolders(snapshot);
  const evidence = found.map((one) => one.evidence);
  const choices = [...new Set(found.map(({ release }) => release))];
  if (!server && choices.length > 1) {
    return { kind: 'undetermined', reason: 'contradictory', choices, evidence };
  }
  const { release, version, unknownVersion } = first;
  return { kind: 'detected', release, version, unknownVersion, evidence };
}

/**
 * The release a product version belongs to, by its first two numbers and, where they are shared, its
 * third (vmm.md, section 5). A version between or beyond the known ones counts as the release before it.
 * @returns undefined when the text is no version or older than every release
 */
export function releaseOfVersion(
  version: string,
  releases: readonly ReleaseVersions[],
): Pick<Found, 'release' | 'unknownVersion'> | undefined {
  const numbers = /^(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?/.exec(version.trim());
  if (!numbers) return undefined;
  const [major, minor, build] = [1, 2, 3].map((group) => Number(numbers[group] ?? 0)) as [
    number,
    number,
    number,
  ]; // three groups give three numbers
  const starts = releases
    .flatMap(({ release, versions }) =>
      versions.map(({ prefix, fromBuild = 0 }) => {
        const [first = 0, second = 0] = prefix.split('.').map(Number);
        return { release, major: first, minor: second, build: fromBuild };
      }),
    )
    .sort((a, b) => a.major - b.major || a.minor - b.minor || a.build - b.build);
  const before = starts.filter(
    (start) =>
      start.major < major ||
      (start.major === major &&
        (start.minor < minor || (start.minor === minor && start.build <= build))),
  );
  const last = before.at(-1);
  if (!last) return undefined;
  const exact = last.major === major && last.minor === minor;
  const beyond = before.length === starts.length ? 'newer-than-known' : 'between-known';
  return { release: last.release, unknownVersion: exact ? null : beyond };
}

function versionIn(
  snapshot: Snapshot,
  path: string,
  releases: readonly ReleaseVersions[],
): Found | undefined {
  const value = findValue(snapshot, path, 'ProductVersion');
  if (value?.type !== 'REG_SZ') return undefined;
  const match = releaseOfVersion(value.data, releases);
  if (!match) return undefined;
  return { ...match, version: value.data.trim(), evidence: { kind: 'registry', path, value } };
}

/** Install folders seen (vmm.md, section 4); longer names first. */
const folders: readonly (readonly [part: string, releases: readonly ReleaseId[]])[] = [
  ['\\microsoft system center 2012 r2\\', ['2012r2']],
  ['\\microsoft system center 2012\\', ['2012', '2012sp1']],
  ['\\microsoft system center 2016\\', ['2016']],
  ['\\microsoft system center\\', ['2019', '2022', '2025']],
  ['\\microsoft system center virtual machine manager 2008 r2', ['2008r2']],
  ['\\microsoft system center virtual machine manager 2008', ['2008', '2008r2']],
  ['\\microsoft system center virtual machine manager 2007', ['2007']],
];

const programs = /\\(vmmservice|vmmagent|vmmp2vagent)\.exe$/i;
const server = /\\vmmservice\.exe$/i;

interface FolderSign {
  readonly program: string;
  readonly choices: readonly ReleaseId[];
  readonly evidence: Evidence;
}

/** What the folder of each VMM service says, where it says something. */
function folderSigns(services: readonly Service[]): FolderSign[] {
  return services.flatMap((service): FolderSign[] => {
    const program = programOfService(service.path)?.toLowerCase();
    if (program === undefined || !programs.test(program)) return [];
    const choices = folders.find(([part]) => program.includes(part))?.[1];
    return choices === undefined
      ? []
      : [{ program, choices, evidence: { kind: 'service', service } }];
  });
}

function fromFolders({ services, vmm }: Snapshot): ReleaseDetection {
  const undetermined = { kind: 'undetermined', choices: releaseIds, evidence: [] } as const;
  if (!isAvailable(services)) {
    const { unavailable } = isAvailable(vmm) ? services : vmm;
    return { ...undetermined, reason: 'not-readable', detail: unavailable };
  }
  const signs = folderSigns(services);
  const deciding = signs.some(({ program }) => server.test(program))
    ? signs.filter(({ program }) => server.test(program))
    : signs;
  if (deciding.length === 0) {
    return isAvailable(vmm)
      ? { ...undetermined, reason: 'nothing-found' }
      : { ...undetermined, reason: 'not-readable', detail: vmm.unavailable };
  }
  const evidence = deciding.map((sign) => sign.evidence);
  const possible = releaseIds.filter((id) => deciding.every(({ choices }) => choices.includes(id)));
  const [release] = possible;
  if (release !== undefined && possible.length === 1)
    return { kind: 'detected', release, version: null, unknownVersion: null, evidence };
  if (release !== undefined)
    return { kind: 'undetermined', reason: 'nothing-found', choices: possible, evidence };
  const named = releaseIds.filter((id) => deciding.some(({ choices }) => choices.includes(id)));
  return { kind: 'undetermined', reason: 'contradictory', choices: named, evidence };
}
