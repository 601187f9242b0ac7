import { assess } from '../core/assessment/assess.ts';
import type { Assessment } from '../core/assessment/model.ts';
import type { GivenSituation, Situation, SituationResult } from '../core/assessment/situation.ts';
import { determineSituation } from '../core/assessment/situation.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import type { Catalogue, CatalogueId } from '../core/vmm/catalogue.ts';
import { hostRoles } from '../core/vmm/terms.ts';
import { catalogueOf, loadCatalogue, releases } from './catalogue.ts';

export type AssessResult =
  | {
      readonly kind: 'assessed';
      readonly assessment: Assessment;
      readonly catalogue: Catalogue;
      readonly situation: Situation;
    }
  | Extract<SituationResult, { kind: 'ask' }>;

/**
 * Assesses a host with what the user said about it, or says what the user must be asked.
 * @param catalogueId instead of the release's own catalogue; its release then counts as given
 */
export function assessHost(
  snapshot: Snapshot,
  given: GivenSituation,
  catalogueId?: CatalogueId,
): AssessResult {
  const chosen = catalogueId === undefined ? undefined : loadCatalogue(catalogueId);
  const release = given.release ?? chosen?.release;
  const result = determineSituation(
    snapshot,
    { ...given, ...(release === undefined ? {} : { release }) },
    releases,
    hostRoles,
  );
  if (result.kind === 'ask') return result;
  const catalogue = chosen ?? loadCatalogue(catalogueOf(result.situation.release));
  const { situation } = result;
  const assessment = assess(snapshot, catalogue, situation);
  return { kind: 'assessed', assessment, catalogue, situation };
}
