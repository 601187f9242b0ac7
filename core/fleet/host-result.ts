import type { Assessment } from '../assessment/model.ts';
import { exceptionOf, type AppliedException } from '../exceptions/apply-exceptions.ts';
import { causesOf, faultTexts } from './causes.ts';
import { describeNote } from '../assessment/words/english.ts';
import type { AssessedHost } from './model.ts';

/**
 * What a fleet keeps of one assessment.
 * @param exceptions those that were applied to it
 */
export function hostResult(
  input: string,
  assessment: Assessment,
  exceptions: readonly AppliedException[] = [],
): AssessedHost {
  const { host, release, catalogue, roles, summary, flows, faults, notes } = assessment;
  return {
    kind: 'assessed',
    input,
    name: host.name,
    domain: host.domain,
    windows: host.windows,
    release: release.id,
    catalogue: catalogue.id,
    roles: roles.map(({ id }) => id),
    collectedAt: host.collectedAt,
    elevated: host.elevated,
    summary,
    flows: flows.map((flow) => ({
      id: flow.id,
      direction: flow.direction,
      purpose: flow.purpose,
      protocol: flow.protocol,
      ports: flow.ports,
      verdict: flow.verdict,
      needed: flow.needed,
      failing: flow.failing,
      review: flow.review,
      excepted: exceptionOf(flow, exceptions) !== undefined,
      causes: causesOf(flow),
    })),
    faults: faultTexts(faults),
    notes: [...new Set(notes.map(describeNote))],
  };
}
