import { profiles as allProfiles, type Profile } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable } from '../snapshot/schema.ts';
import { detectFeatures } from '../vmm/detect-features.ts';
import type { ReleaseVersions } from '../vmm/detect-release.ts';
import { detectRelease } from '../vmm/detect-release.ts';
import { detectRoles } from '../vmm/detect-roles.ts';
import { evidenceText } from '../vmm/evidence.ts';
import type { Feature, HostRole, ReleaseId } from '../vmm/terms.ts';
import type { FeatureSummary, JudgedProfiles, Note, RoleSummary } from './model.ts';
import type { Peers } from './peers.ts';

/** What the user said; everything absent is detected. */
export interface GivenSituation {
  readonly release?: ReleaseId;
  readonly roles?: readonly HostRole[];
  /** In use in addition to those detected. */
  readonly features?: readonly Feature[];
  readonly profiles?: readonly Profile[];
  readonly peers?: Peers;
}

/** What this host is: everything the choice of flows depends on, with its evidence. */
export interface Situation {
  readonly release: ReleaseId;
  readonly releaseFrom: 'given' | 'detected';
  readonly releaseEvidence: readonly string[];
  readonly roles: readonly RoleSummary[];
  readonly features: readonly FeatureSummary[];
  readonly profiles: JudgedProfiles;
  readonly peers: Peers;
  readonly notes: readonly Note[];
}

export type SituationResult =
  | { readonly kind: 'known'; readonly situation: Situation }
  /** Nobody but the user can say; the choices are what may be said. */
  | {
      readonly kind: 'ask';
      readonly what: 'release' | 'roles';
      readonly why: string;
      readonly choices: readonly string[];
    };

interface Release {
  readonly id: ReleaseId;
  readonly from: 'given' | 'detected';
  readonly evidence: readonly string[];
  readonly notes: readonly Note[];
}

const whyNot = {
  'nothing-found': 'nothing in the input says which VMM release it is',
  'not-readable': 'the VMM release could not be read',
  contradictory: 'what is installed of VMM on this server is of different releases',
} as const;

function releaseOf(
  snapshot: Snapshot,
  given: GivenSituation,
  releases: readonly ReleaseVersions[],
): Release | SituationResult {
  if (given.release !== undefined)
    return { id: given.release, from: 'given', evidence: [], notes: [] };
  const found = detectRelease(snapshot, releases);
  if (found.kind === 'undetermined') {
    const detail = found.detail === undefined ? '' : ` (${found.detail})`;
    return {
      kind: 'ask',
      what: 'release',
      why: `${whyNot[found.reason]}${detail}`,
      choices: found.choices,
    };
  }
  const notes: Note[] =
    found.unknownVersion === null
      ? []
      : [{ code: 'newer-than-known', version: found.version ?? '', release: found.release }];
  return { id: found.release, from: 'detected', evidence: found.evidence.map(evidenceText), notes };
}

interface Roles {
  readonly roles: readonly RoleSummary[];
  readonly notes: readonly Note[];
  /** Nothing was found, and something could not be looked at. */
  readonly mustAsk: string | undefined;
}

function rolesOf(snapshot: Snapshot, given: GivenSituation): Roles {
  if (given.roles !== undefined) {
    return {
      roles: given.roles.map((id) => ({ id, from: 'given', evidence: [] })),
      notes: [],
      mustAsk: undefined,
    };
  }
  const { roles, hints, cannotTell } = detectRoles(snapshot);
  const found = roles.map(({ role, evidence }): RoleSummary => ({
    id: role,
    from: 'detected',
    evidence: evidence.map(evidenceText),
  }));
  const notes = hints.map(({ role, evidence }): Note => ({
    code: 'hint',
    of: 'role',
    id: role,
    why: evidence.map(evidenceText),
  }));
  const mustAsk = found.length === 0 ? cannotTell[0]?.reason : undefined;
  return { roles: found, notes, mustAsk };
}

interface Features {
  readonly features: readonly FeatureSummary[];
  readonly notes: readonly Note[];
}

function featuresOf(
  snapshot: Snapshot,
  given: GivenSituation,
  release: ReleaseId,
  roles: readonly HostRole[],
): Features {
  const { inUse, hints, cannotTell } = detectFeatures(snapshot, release, new Set(roles));
  const detected = inUse.map(({ feature, evidence }): FeatureSummary => ({
    id: feature,
    from: 'detected',
    evidence: evidence.map(evidenceText),
  }));
  const known = new Set(detected.map(({ id }) => id));
  const added = [...new Set(given.features)].filter((id) => !known.has(id));
  const features = [
    ...detected,
    ...added.map((id): FeatureSummary => ({ id, from: 'given', evidence: [] })),
  ];
  const isOpen = ({ feature }: { readonly feature: Feature }) =>
    roles.length > 0 && features.every(({ id }) => id !== feature);
  const hint = (id: Feature, why: readonly string[]): Note => ({
    code: 'hint',
    of: 'feature',
    id,
    why,
  });
  return {
    features,
    notes: [
      ...hints
        .filter(isOpen)
        .map(({ feature, evidence }) => hint(feature, evidence.map(evidenceText))),
      // That VMM's keys were not read at all is said of all that rests on them.
      ...(isAvailable(snapshot.vmm) ? cannotTell : [])
        .filter(isOpen)
        .map(({ feature, reason }) => hint(feature, [reason])),
    ],
  };
}

function judgedProfiles(snapshot: Snapshot, given: GivenSituation): JudgedProfiles {
  if (given.profiles !== undefined && given.profiles.length > 0)
    return { judged: given.profiles, from: 'given' };
  const { network } = snapshot;
  const active = isAvailable(network)
    ? allProfiles.filter((profile) => network.some((adapter) => adapter.profile === profile))
    : [];
  return active.length > 0
    ? { judged: active, from: 'active' }
    : { judged: ['domain'], from: 'assumed' };
}

/** Puts together what was given and what can be detected, or says what must be asked. */
export function determineSituation(
  snapshot: Snapshot,
  given: GivenSituation,
  releases: readonly ReleaseVersions[],
  roleChoices: readonly HostRole[],
): SituationResult {
  const { roles, notes, mustAsk } = rolesOf(snapshot, given);
  if (mustAsk !== undefined)
    return {
      kind: 'ask',
      what: 'roles',
      why: `the roles of this server are not known (${mustAsk})`,
      choices: roleChoices,
    };
  const release = releaseOf(
    snapshot,
    roles.length === 0 ? { ...given, release: given.release ?? '2025' } : given,
    releases,
  );
  if ('kind' in release) return release;
  const roleIds = new Set(roles.map(({ id }) => id));
  const profiles = judgedProfiles(snapshot, given);
  const knownRoles = roleChoices.filter((role) => roleIds.has(role));
  const { features, notes: featureNotes } = featuresOf(snapshot, given, release.id, knownRoles);
  return {
    kind: 'known',
    situation: {
      release: release.id,
      releaseFrom: release.from,
      releaseEvidence: release.evidence,
      roles,
      features,
      profiles,
      peers: given.peers ?? {},
      notes: [
        ...release.notes,
        ...notes,
        ...featureNotes,
        ...(profiles.from === 'assumed' ? [{ code: 'profile-assumed' } as const] : []),
      ],
    },
  };
}
