import { assess } from '../core/assessment/assess.ts';
import type { Assessment } from '../core/assessment/model.ts';
import type { GivenSituation, Situation, SituationResult } from '../core/assessment/situation.ts';
import { determineSituation } from '../core/assessment/situation.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import type { Catalogue, CatalogueId } from '../core/vmm/catalogue.ts';
import { hostRoles } from '../core/vmm/terms.ts';
import { catalogueOf, loadCatalogue, releases } from './catalogue.ts';

/** What a host is, and what it is judged by; or what the user must be asked. */
export type KnownHost =
  | { readonly kind: 'known'; readonly catalogue: Catalogue; readonly situation: Situation }
  | Extract<SituationResult, { kind: 'ask' }>;

export type AssessResult =
  | {
      readonly kind: 'assessed';
      readonly assessment: Assessment;
      readonly catalogue: Catalogue;
      readonly situation: Situation;
    }
  | Extract<SituationResult, { kind: 'ask' }>;

/**
 * Puts together what the user said about a host and what can be detected.
 * @param catalogueId instead of the release's own catalogue; its release then counts as given
 */
export function knowHost(
  snapshot: Snapshot,
  given: GivenSituation,
  catalogueId?: CatalogueId,
): KnownHost {
  const chosen = catalogueId === undefined ? undefined : loadCatalogue(catalogueId);
  const release = given.release ?? chosen?.release;
  const result = determineSituation(
    snapshot,
    { ...given, ...(release === undefined ? {} : { release }) },
    releases,
    hostRoles,
  );
  if (result.kind === 'ask') return result;
  const { situation } = result;
  return {
    kind: 'known',
    catalogue: chosen ?? loadCatalogue(catalogueOf(situation.release)),
    situation,
  };
}

/**
 * Assesses a host with what the user said about it, or says what the user must be asked.
 * @param catalogueId instead of the release's own catalogue; its release then counts as given
 */
export function assessHost(
  snapshot: Snapshot,
  given: GivenSituation,
  catalogueId?: CatalogueId,
): AssessResult {
  const host = knowHost(snapshot, given, catalogueId);
  if (host.kind === 'ask') return host;
  const { catalogue, situation } = host;
  const assessment = assess(snapshot, catalogue, situation);
  return { kind: 'assessed', assessment, catalogue, situation };
}
