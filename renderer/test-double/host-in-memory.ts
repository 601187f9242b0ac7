import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import { documentsOf } from '../../app/companion/documents.ts';
import { assess } from '../../core/assessment/assess.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { applyExceptions, type AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import type { GivenSituation, SituationResult } from '../../core/assessment/situation.ts';
import { determineSituation } from '../../core/assessment/situation.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { hostRoles } from '../../core/vmm/terms.ts';
import { features, releaseIds } from '../../core/vmm/terms.ts';
import type { AppState, Settings } from '../../electron/contract/model.ts';

/** A host that is assessed by the real core and changed in memory only. */
export interface HostInMemory {
  readonly snapshot: Snapshot;
  readonly situation: SituationResult;
  /** With exceptions applied. */
  readonly assessment: Assessment | null;
  readonly exceptions: readonly AppliedException[];
  readonly sources: AppState['sources'];
}

/** The day on which everything happens. */
export const today = '2026-09-01';

function given({ roles, release, features: inUse, peers }: Settings): GivenSituation {
  const known = releaseIds.find((id) => id === release);
  return {
    ...(roles === null ? {} : { roles: hostRoles.filter((role) => roles.includes(role)) }),
    ...(known === undefined ? {} : { release: known }),
    features: features.filter((feature) => inUse.includes(feature)),
    peers: Object.fromEntries(Object.entries(peers)),
  };
}

export function hostInMemory(snapshot: Snapshot, settings: Settings): HostInMemory {
  const situation = determineSituation(snapshot, given(settings), releases, hostRoles);
  if (situation.kind === 'ask')
    return { snapshot, situation, assessment: null, exceptions: [], sources: {} };
  const { release } = situation.situation;
  const catalogue = loadCatalogue(catalogueOf(release));
  const judged = assess(snapshot, catalogue, situation.situation);
  return {
    snapshot,
    situation,
    ...applyExceptions(judged, settings.exceptions, today),
    sources: documentsOf(judged, catalogue),
  };
}

export const rulesOfHost = ({ snapshot }: HostInMemory) => policyOfSnapshot(snapshot).rules;
