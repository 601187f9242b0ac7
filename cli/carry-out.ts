import { isElevated } from '../app/remediation/elevation.ts';
import { powershellCommands } from '../core/remediation/commands.ts';
import type { Plan } from '../core/remediation/plan.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import type { ApplyReport } from '../host/live/apply-report.ts';
import type { LiveHost } from '../host/live/live-host.ts';
import { errorSentence } from './live-host.ts';
import { renderTrial } from './render/plan-result.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { exitCodes } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The time at the prompt for administrator rights included. */
const applyLimitMs = 600_000;

/**
 * Carries out a plan or an undo plan, with one prompt for administrator rights where they lack.
 * @param before the computer as it was read just now
 * @throws {UsageError} when nothing was changed, or nobody can say what was
 */
export async function carryOut(
  plan: Plan,
  before: Snapshot,
  host: LiveHost,
  terminal: Terminal,
): Promise<ApplyReport> {
  const manualScript = powershellCommands(plan.steps);
  const { outcome } = await host.apply(plan, isElevated(before), {
    timeoutMs: applyLimitMs,
    manualScript,
  });
  if (outcome.kind !== 'done') {
    await terminal.out.write(
      `The same by hand, in PowerShell as administrator:\n\n${manualScript}`,
    );
    throw new UsageError(errorSentence(outcome));
  }
  if (outcome.result.outcome === 'refused')
    throw new UsageError(`Nothing was changed: ${outcome.result.message}`);
  return outcome.result;
}

/**
 * Whether the person at the terminal agrees to a change; asked unless they have said so before.
 * @throws {UsageError} when nobody can be asked
 */
export async function isAgreed(
  isSaid: boolean | undefined,
  question: string,
  { ask }: Terminal,
): Promise<boolean> {
  if (isSaid === true) return true;
  if (ask === undefined)
    throw new UsageError('Nothing was changed: nobody can be asked here, so say --yes to agree.');
  return /^\s*y(es)?\s*$/i.test(await ask(`${question} [y/N] `));
}

const trialLimitMs = 120_000;

/**
 * Checks a plan as carrying it out does, and shows what each step would come to.
 * @throws {UsageError} when it would be refused
 */
export async function tryOut(plan: Plan, host: LiveHost, terminal: Terminal): Promise<ExitCode> {
  const tried = await host.tryPlan(plan, { timeoutMs: trialLimitMs });
  if (!tried.ok) throw new UsageError(errorSentence(tried.error));
  if (tried.value.outcome === 'refused')
    throw new UsageError(`The plan would be refused: ${tried.value.message}`);
  await terminal.out.write(renderTrial(tried.value, terminal.width));
  return tried.value.outcome === 'done' ? exitCodes.fine : exitCodes.actionNeeded;
}
