import { newestToUndo, type ChangeEntry } from '../../app/remediation/change-history.ts';
import type { Plan } from '../../core/remediation/plan.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { carryOut, isAgreed } from '../carry-out.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { collectLive, withLiveHost } from '../live-host.ts';
import { readHistory } from '../read-history.ts';
import { painter } from '../render/paint.ts';
import { renderUndoIntent, renderUndone } from '../render/plan-undo.ts';
import { quoted } from '../render/plain-text.ts';
import type { SituationOptions } from '../situation-options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface UndoOptions extends SituationOptions {
  readonly yes?: boolean;
}

/** @throws {UsageError} when nothing was changed */
export function runUndo(
  id: string | undefined,
  options: UndoOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  return withLiveHost(terminal, 'A change is undone', async (host) => {
    const entry = entryOf(id, await readHistory(host));
    const plan = await undoPlanOf(entry, host);
    const before = await collectLive(host, terminal);
    const layout = { width: terminal.width, paint: painter(terminal.colour) };
    await terminal.out.write(renderUndoIntent(entry, plan, layout));
    const rules = `${plan.steps.length} ${plan.steps.length === 1 ? 'rule' : 'rules'}`;
    if (!(await isAgreed(options.yes, `Set ${rules} back?`, terminal))) {
      await terminal.out.write('Nothing was changed.\n');
      return exitCodes.failed;
    }
    const report = await carryOut(plan, before, host, terminal);
    const now = judgeHost(await collectLive(host, terminal), options).assessment;
    await terminal.out.write(renderUndone(report, now, layout));
    return report.outcome === 'done' ? exitCodes.fine : exitCodes.actionNeeded;
  });
}

function entryOf(id: string | undefined, history: readonly ChangeEntry[]): ChangeEntry {
  if (id === undefined) {
    const newest = newestToUndo(history);
    if (newest !== undefined) return newest;
    throw new UsageError(
      history.length === 0
        ? 'There is nothing to undo: nothing was changed here yet.'
        : 'There is nothing to undo: every change here has been undone.',
    );
  }
  const entry = history.find((each) => each.id === id.toLowerCase());
  if (entry === undefined)
    throw new UsageError(`The journal has no change ${quoted(id)}; journal lists those it has.`);
  if (entry.kind === 'undo')
    throw new UsageError(`${quoted(id)} took a change back itself; to change again, make a plan.`);
  if (entry.undoneBy !== undefined)
    throw new UsageError(`The change ${quoted(id)} was undone already, by ${entry.undoneBy}.`);
  return entry;
}

async function undoPlanOf({ id }: ChangeEntry, { records }: LiveHost): Promise<Plan> {
  const plan = await records.undoPlan(id).catch(() => undefined);
  if (plan === undefined)
    throw new UsageError(`The undo plan of ${id} is not there or damaged; nothing was changed.`);
  if (plan.steps.length === 0)
    throw new UsageError(`There is nothing to undo: ${id} changed no rule.`);
  return plan;
}
