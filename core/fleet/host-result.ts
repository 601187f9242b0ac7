import type { Assessment } from '../assessment/model.ts';
import { causesOf, faultTexts } from './causes.ts';
import type { AssessedHost } from './model.ts';

/** What a fleet keeps of one assessment. */
export function hostResult(input: string, assessment: Assessment): AssessedHost {
  const { host, release, roles, summary, flows, faults } = assessment;
  return {
    kind: 'assessed',
    input,
    name: host.name,
    domain: host.domain,
    release: release.id,
    roles: roles.map(({ id }) => id),
    collectedAt: host.collectedAt,
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
      causes: causesOf(flow),
    })),
    faults: faultTexts(faults),
  };
}
