import { assessHost, type AssessResult } from '../app/assess-input.ts';
import { catalogueOf, loadCatalogue } from '../app/catalogue.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import { givenBy, type SituationOptions } from './situation-options.ts';
import { UsageError } from './usage-error.ts';

/** @throws {UsageError} when the choices exclude each other */
export function checkContradiction({ release, catalogue }: SituationOptions): void {
  if (release === undefined || catalogue === undefined || catalogue === catalogueOf(release))
    return;
  if (loadCatalogue(catalogue).release !== release)
    throw new UsageError(
      `--release ${release} and --catalogue ${catalogue} contradict each other; give one of them.`,
    );
}

/**
 * Assesses a host with what the user said.
 * @throws {UsageError} that names what only the user can say, with the choices
 */
export function judgeHost(
  snapshot: Snapshot,
  options: SituationOptions,
): Extract<AssessResult, { kind: 'assessed' }> {
  const result = assessHost(snapshot, givenBy(options), options.catalogue);
  if (result.kind === 'ask') throw new UsageError(question(result));
  return result;
}

/** What only the user can say, with the choices. */
export function question({ what, why, choices }: Extract<AssessResult, { kind: 'ask' }>): string {
  const reason = why.charAt(0).toUpperCase() + why.slice(1);
  return what === 'release'
    ? `${reason}; say which with --release: ${choices.join(', ')}.`
    : `${reason}; say which with --role (repeatable): ${choices.join(', ')}.`;
}
