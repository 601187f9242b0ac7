import type { GivenSituation } from '../core/assessment/situation.ts';
import { hostResult } from '../core/fleet/host-result.ts';
import type { HostResult } from '../core/fleet/model.ts';
import type { CatalogueId } from '../core/vmm/catalogue.ts';
import { assessHost, type AssessResult } from './assess-input.ts';
import type { HostAssessor } from './fleet.ts';
import { loadInputs, type LocateSample } from './load-inputs.ts';

/** What all hosts are judged with; plain data, so that it can be sent to a worker. */
export interface FleetChoice {
  readonly given: GivenSituation;
  readonly catalogue?: CatalogueId;
}

async function assessOne(
  input: string,
  { given, catalogue }: FleetChoice,
  locateSample: LocateSample,
): Promise<HostResult> {
  const loaded = await loadInputs([input], locateSample);
  if (!loaded.ok) return { kind: 'unread', input, problem: loaded.error };
  const result = assessHost(loaded.snapshot, given, catalogue);
  if (result.kind === 'assessed') return hostResult(input, result.assessment);
  return { kind: 'unread', input, problem: questionFor(input, result) };
}

/**
 * What only the user can say of one input of many, with the choices.
 * @param option by which it is said
 */
export function questionFor(
  input: string,
  { what, why, choices }: Extract<AssessResult, { kind: 'ask' }>,
  option = what === 'release' ? '--release' : '--role',
): string {
  return `${input}: ${why}; say which with ${option}: ${choices.join(', ')}.`;
}

/** An input as one host's result; whatever is wrong with it becomes its sentence. */
export async function assessInput(
  input: string,
  choice: FleetChoice,
  locateSample: LocateSample,
): Promise<HostResult> {
  try {
    return await assessOne(input, choice, locateSample);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      kind: 'unread',
      input,
      problem: `${input}: this is a mistake of this program: ${detail}`,
    };
  }
}

/** Works in this thread. */
export const localAssessor = (choice: FleetChoice, locateSample: LocateSample): HostAssessor => ({
  assess: (input) => assessInput(input, choice, locateSample),
  close: () => Promise.resolve(),
});
