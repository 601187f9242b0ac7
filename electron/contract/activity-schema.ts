import { z } from 'zod';
import { activityRecord } from '../../app/companion/activity-record.ts';
import { sameType } from './equal.ts';
import type { ActivityView } from './model.ts';
import { problem } from './plan-schema.ts';

/** Activity as it crosses the border: the records as they are kept, and what can be done with them. */

const time = z.iso.datetime({ offset: true });
const count = z.int().min(0);

const activityEntry = activityRecord.extend({ canUndo: z.boolean() });

export const activityView = z.object({
  entries: z.array(activityEntry),
  trend: z.array(
    z.object({ time, needed: count, failing: count, unknown: count, excepted: count }),
  ),
  lastWorse: activityEntry.nullable(),
  since: time.nullable(),
  problem: problem.nullable(),
});

sameType<z.infer<typeof activityView>, ActivityView>(true);
