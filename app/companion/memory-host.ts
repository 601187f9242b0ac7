import { failure, success } from '../../core/result.ts';
import type { UndoPlan } from '../../core/remediation/plan.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { memoryLog } from './activity.ts';
import type { HostSource, Problem } from './api.ts';
import { applyInMemory, switchOff } from './apply-in-memory.ts';
import { counterText, type ChangeOutcome, type Host } from './host.ts';

/** A sample on which everything can be tried, and on which others interfere when asked to. */
export interface SampleHost extends Host {
  /** Another administrator switches a rule off; false when there is no such rule that is on. */
  interfere(ruleId: string): boolean;
}

const problem = (what: string, why: string, next: string): Problem => ({ what, why, next });

const nothingToUndo = problem(
  'There is nothing to undo.',
  'No undo plan is kept for this change.',
  'Read the firewall again and propose a change.',
);

const fingerprint = ({ firewall: { counters } }: Snapshot) =>
  counterText(isAvailable(counters) ? counters : {});

/** A sample host: read, changed and undone in memory. */
export function sampleHost(
  source: Extract<HostSource, { kind: 'sample' }>,
  start: Snapshot,
  now: () => Date,
): SampleHost {
  let current = start;
  const undoPlans = new Map<string, UndoPlan>();
  let runs = 0;
  return {
    source,
    canChange: true,
    isOwnComputer: false,
    activity: memoryLog(),
    lastCheck: null,
    // Its own log tells all that was changed.
    records: () => Promise.resolve(success({ history: [], reports: [] })),
    read: ({ onStep }) => {
      onStep('sample', 1, 1);
      return Promise.resolve(success({ ...current, collectedAt: now().toISOString() }));
    },
    probe: () => Promise.resolve(success(fingerprint(current))),
    apply: ({ plan, onStep }) => {
      runs += 1;
      const operationId = `sample-${runs}`;
      const { snapshot, stepsDone, problems, undo } = applyInMemory(current, plan, operationId);
      current = snapshot;
      if (undo !== null) undoPlans.set(operationId, undo);
      onStep('', stepsDone, plan.steps.length);
      const left =
        problems.length === 0
          ? null
          : problem('Not every step was done.', problems.join(' '), 'Look at the rules named.');
      return Promise.resolve({ kind: 'done', operationId, stepsDone, problem: left });
    },
    undoPlanOf: (operationId) => {
      const undo = undoPlans.get(operationId);
      return Promise.resolve(undo === undefined ? failure(nothingToUndo) : success(undo));
    },
    interfere(ruleId) {
      const changed = switchOff(current, ruleId);
      if (changed !== undefined) current = changed;
      return changed !== undefined;
    },
    close: () => Promise.resolve(),
  };
}

const readOnly = problem(
  'Nothing was changed.',
  'This host was opened from a file and can be looked at only.',
  'Run the program on that server to change it, or copy the commands.',
);

/** Another server as files tell it: looked at only. */
export function fileHost(
  name: string,
  snapshot: Snapshot,
  inputNotes: readonly string[] = [],
): Host {
  return {
    inputNotes,
    source: { kind: 'file', name },
    canChange: false,
    isOwnComputer: false,
    activity: memoryLog(),
    lastCheck: null,
    records: () => Promise.resolve(success({ history: [], reports: [] })),
    read: () => Promise.resolve(success(snapshot)),
    probe: () => Promise.resolve(success(fingerprint(snapshot))),
    apply: () => Promise.resolve<ChangeOutcome>({ kind: 'not-done', problem: readOnly }),
    undoPlanOf: () => Promise.resolve(failure(readOnly)),
    close: () => Promise.resolve(),
  };
}
