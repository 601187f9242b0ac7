import { powershellCommands } from '../../core/remediation/commands.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { failure, success } from '../../core/result.ts';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import type { Problem } from './api.ts';
import { counterText, type ChangeOutcome, type Host } from './host.ts';

const readingTime = 180_000;
const probingTime = 60_000;
/** The time at the prompt included: somebody may have to fetch an administrator. */
const changingTime = 15 * 60_000;

const noUndoPlan: Problem = {
  what: 'Nothing was undone.',
  why: 'The undo plan of this change is gone from its folder.',
  next: 'Read the firewall again and propose a change.',
};

const noRecords: Problem = {
  what: 'What was changed from a terminal or by other users cannot be told.',
  why: '',
  next: 'Look at the rights of the folder VmmFirewallCompanion in %ProgramData%.',
};

/** Steps that are as planned now; one that was so before counts, since nothing is left to do. */
const isDone = ({ outcome }: ApplyReport['steps'][number]) =>
  outcome === 'done' || outcome === 'already-done';

function outcomeOf(operationId: string, report: ApplyReport): ChangeOutcome {
  const { outcome, message, steps } = report;
  const left = steps.filter((step) => !isDone(step));
  const why = [message, ...left.map((step) => `${step.name}: ${step.message}`)]
    .filter((text) => text !== '')
    .join(' ');
  const next = 'Look at the rules named, and propose the change again.';
  if (outcome === 'refused')
    return { kind: 'not-done', problem: { what: 'Nothing was changed.', why, next } };
  const problem = outcome === 'done' ? null : { what: 'Not every step was done.', why, next };
  return { kind: 'done', operationId, stepsDone: steps.length - left.length, problem };
}

async function recordsOf({ records }: LiveHost): ReturnType<Host['records']> {
  try {
    const journal = await records.journal();
    if (!journal.ok) return failure({ ...noRecords, why: journal.error.why });
    const { changeHistory } = await import('../remediation/change-history.ts');
    const reports = await records.operations();
    return success({ history: changeHistory(journal.value, reports), reports });
  } catch (error) {
    return failure({ ...noRecords, why: String(error) });
  }
}

/** What is kept of this computer in the user's own folder. */
export type KeptOfComputer = Pick<Host, 'activity' | 'lastCheck'>;

/**
 * This computer, as the use cases know a host.
 * @param open called when PowerShell is first needed, and once
 */
export function liveComputer(open: () => Promise<LiveHost>, kept: KeptOfComputer): Host {
  let opened: Promise<LiveHost> | undefined;
  const live = () => (opened ??= open());
  let last: Snapshot | undefined;
  const isElevated = () =>
    last !== undefined && isAvailable(last.collection) && last.collection.elevated;
  return {
    source: { kind: 'live' },
    canChange: true,
    isOwnComputer: true,
    ...kept,
    async read({ signal, onStep }) {
      const read = await (
        await live()
      ).collect({
        timeoutMs: readingTime,
        signal,
        onProgress: ({ part, done, total }) => onStep(part, done, total),
      });
      if (!read.ok) return failure(read.error);
      last = read.value;
      return read;
    },
    async probe(signal) {
      const counters = await (await live()).counters({ timeoutMs: probingTime, signal });
      return counters.ok ? success(counterText(counters.value)) : failure(counters.error);
    },
    async apply({ plan, signal, onStep }) {
      const { operationId, outcome } = await (
        await live()
      ).apply(plan, isElevated(), {
        timeoutMs: changingTime,
        signal,
        onProgress: ({ part, done, total }) => onStep(part, done, total),
        manualScript: powershellCommands(plan.steps),
      });
      return outcome.kind === 'done'
        ? outcomeOf(operationId, outcome.result)
        : { kind: 'not-done', problem: outcome };
    },
    async undoPlanOf(operationId) {
      try {
        const found = await (await live()).records.undoPlan(operationId);
        return found?.kind === 'undo' ? success(found) : failure(noUndoPlan);
      } catch (error) {
        return failure({ ...noUndoPlan, why: String(error) });
      }
    },
    records: async () => recordsOf(await live()),
    close: async () => (await opened)?.close(),
  };
}
