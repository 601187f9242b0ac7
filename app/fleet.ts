import { FleetBuilder } from '../core/fleet/fleet-builder.ts';
import type { Fleet, HostResult } from '../core/fleet/model.ts';
import type { FleetInput } from './fleet-inputs.ts';
import type { ReportOutput } from './report.ts';

/** One host to be assessed, and the reports of it alone that are wanted. */
export interface FleetTask extends FleetInput {
  readonly files: readonly ReportOutput[];
}

/** Assesses one input at a time; several of them work side by side. */
export interface HostAssessor {
  /** Never rejects for a broken input: that is a result. */
  readonly assess: (task: FleetTask) => Promise<HostResult>;
  readonly close: () => Promise<void>;
}

/**
 * Assesses each input as one host. Each assessor has one input at a time and takes the next when it
 * is done, so memory is bound by their number, whatever the number of tasks.
 * @param assessors at least one; they are closed at the end
 * @param seen told after each host: how many are done, and its result
 */
export async function assessEach(
  tasks: readonly FleetTask[],
  assessors: readonly HostAssessor[],
  seen: (done: number, result: HostResult) => void,
): Promise<Fleet> {
  const builder = new FleetBuilder();
  const waiting = tasks.values();
  let done = 0;
  const work = async ({ assess }: HostAssessor) => {
    // One iterator for all: each task is taken once.
    for (const task of waiting) {
      const result = await assess(task);
      builder.add(result);
      seen(++done, result);
    }
  };
  try {
    await Promise.all(assessors.map(work));
  } finally {
    await Promise.all(assessors.map(({ close }) => close()));
  }
  return builder.finish();
}
