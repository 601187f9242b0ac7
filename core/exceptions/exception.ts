import { z } from 'zod';

/**
 * An exception: a closed flow that somebody decided to live with. The file is YAML or JSON:
 * `{ exceptions: [{ flow, host, reason, who, expires }] }`.
 */

const sentence = (most: number) => z.string().trim().min(1).max(most);

export const flowException = z.strictObject({
  /** Id of a flow of any catalogue. */
  flow: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'the id of a flow, such as agent-data-bits-443'),
  /** The end of the flow; absent means both. */
  direction: z.enum(['in', 'out']).optional(),
  /** Host names it is for: `*` is any text, `?` any character, case does not count. */
  host: z.string().min(1).max(255).default('*'),
  reason: sentence(2000),
  /** Who decided it. */
  who: sentence(255),
  /** The last day on which it counts; null for an exception without end. */
  expires: z.iso.date('a day as YYYY-MM-DD').nullable().default(null),
});

export const exceptionsFile = z.strictObject({
  exceptions: z.array(flowException).max(10_000),
});

export type FlowException = z.infer<typeof flowException>;
export type ExceptionsFile = z.infer<typeof exceptionsFile>;
