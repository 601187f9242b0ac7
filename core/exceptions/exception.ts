import { z } from 'zod';

/**
 * An exception: a closed flow that somebody decided to live with. The file is YAML or JSON:
 * `{ exceptions: [{ flow, host, reason, who, expires }] }`. What is wrong is told as
 * core/flaw/mistake-of-issue.ts reads it.
 */

const sentence = (most: number) => z.string().trim().min(1).max(most);

/** In one list. */
export const mostExceptions = 10_000;

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

/** Names of the fields of an exception, in the order in which they are explained. */
export const exceptionFields: readonly string[] = Object.keys(flowException.shape);

export type FlowException = z.infer<typeof flowException>;
