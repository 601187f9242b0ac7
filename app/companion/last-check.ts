import { z } from 'zod';
import type { Assessment } from '../../core/assessment/model.ts';
import type { ComparedFlow } from '../../core/compare/model.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';
import { profiles } from '../../core/firewall/terms.ts';

/**
 * The verdicts of the last check, kept so that what others changed while this program was not
 * running is noticed when it starts. Rules and reasons are not kept.
 */

const verdict = z.enum(flowVerdicts);

export const lastCheck = z.strictObject({
  /** Another version may judge otherwise, which nobody changed. */
  version: z.string(),
  time: z.iso.datetime({ offset: true }),
  flows: z.array(
    z.strictObject({
      id: z.string(),
      direction: z.enum(['in', 'out']),
      role: z.string(),
      purpose: z.string(),
      protocol: z.string(),
      ports: z.string(),
      verdict,
      needed: z.boolean(),
      failing: z.boolean(),
      profiles: z.array(z.strictObject({ profile: z.enum(profiles), verdict })),
    }),
  ),
});
export type LastCheck = z.infer<typeof lastCheck>;

/** Where the last check of this computer is kept. */
export interface LastCheckStore {
  read(): Promise<LastCheck | null>;
  write(check: LastCheck): Promise<unknown>;
}

/** @param assessment as judged, before exceptions */
export function lastCheckOf(assessment: Assessment, version: string, time: Date): LastCheck {
  return {
    version,
    time: time.toISOString(),
    flows: assessment.flows.map(
      ({
        id,
        direction,
        role,
        purpose,
        protocol,
        ports,
        verdict: of,
        needed,
        failing,
        ...flow
      }) => ({
        id,
        direction,
        role,
        purpose,
        protocol,
        ports,
        verdict: of,
        needed,
        failing,
        profiles: flow.profiles.map(({ profile, verdict: on }) => ({ profile, verdict: on })),
      }),
    ),
  };
}

/** What was kept, as flows to compare; without reasons on both sides nothing seems to have moved. */
export const comparedFlows = ({ flows }: LastCheck): ComparedFlow[] =>
  flows.map((flow) => ({
    ...flow,
    profiles: flow.profiles.map((profile) => ({ ...profile, reasons: [] })),
  }));
