import type { Result } from '../../core/result.ts';
import type { AppliedRun, CollectOptions, LiveHost } from '../../host/live/live-host.ts';
import type { PowerShellError } from '../../host/powershell/errors.ts';
import type { Log, LogEvent } from './log.ts';
import { timed } from './log.ts';

type Outcome = Pick<LogEvent, 'code' | 'details'>;

const detailsOf = ({ what, why }: { readonly what: string; readonly why: string }) =>
  `${what} ${why}`;

function outcomeOf(result: Result<unknown, PowerShellError>): Outcome {
  if (result.ok) return { code: 'done' };
  return { code: result.error.kind, details: detailsOf(result.error) };
}

function outcomeOfRun({ outcome }: AppliedRun): Outcome & Pick<LogEvent, 'numbers'> {
  if (outcome.kind !== 'done') return { code: outcome.kind, details: detailsOf(outcome) };
  const { outcome: code, steps, message } = outcome.result;
  const isDone = (step: (typeof steps)[number]) =>
    step.outcome === 'done' || step.outcome === 'already-done';
  const numbers = { steps: steps.length, done: steps.filter(isDone).length };
  return { code, numbers, details: message };
}

/** Milliseconds that each part of a reading took, as its progress tells. */
function partTimes(now: () => Date) {
  const times: Record<string, number> = {};
  let running: { readonly part: string; readonly since: number } | undefined;
  return {
    times,
    begin(part: string) {
      const at = now().getTime();
      if (running !== undefined) times[running.part] = at - running.since;
      running = { part, since: at };
    },
  };
}

/** The same computer; what is asked of it is written down with its outcome and its time. */
export function loggedLiveHost(live: LiveHost, log: Log, now: () => Date): LiveHost {
  return {
    records: live.records,
    collect(options: CollectOptions) {
      const parts = partTimes(now);
      const onProgress: CollectOptions['onProgress'] = (progress) => {
        parts.begin(progress.part);
        options.onProgress?.(progress);
      };
      return timed(
        log,
        now,
        () => live.collect({ ...options, onProgress }),
        (read) => ({ event: 'collect', ...outcomeOf(read), numbers: parts.times }),
      );
    },
    counters: (options) =>
      timed(
        log,
        now,
        () => live.counters(options),
        (read) => ({ event: 'counters', ...outcomeOf(read) }),
      ),
    tryPlan: (plan, options) =>
      timed(
        log,
        now,
        () => live.tryPlan(plan, options),
        (tried) => ({ event: 'try-plan', what: plan.kind, ...outcomeOf(tried) }),
      ),
    apply: (plan, elevated, options) =>
      timed(
        log,
        now,
        () => live.apply(plan, elevated, options),
        (run) => ({ event: 'apply', what: plan.kind, ...outcomeOfRun(run) }),
      ),
    close: () => live.close(),
  };
}
