import manifest from '../../package.json' with { type: 'json' };
import { assessHost } from '../../app/assess-input.ts';
import { switchedOnHere } from '../../app/remediation/change-history.ts';
import { ownRemovalPlan, type OwnRemovalPlan } from '../../app/remediation/own-removal.ts';
import { headline } from '../../core/assessment/words/english.ts';
import { ownRemovalOf } from '../../core/remediation/own-rules-of.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { carryOut, isAgreed, tryOut } from '../carry-out.ts';
import { collectLive, withLiveHost } from '../live-host.ts';
import { readHistory } from '../read-history.ts';
import { painter } from '../render/paint.ts';
import { renderRemovalIntent, renderRemoved } from '../render/removal.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface RemoveOwnOptions {
  readonly yes?: boolean;
  readonly whatIf?: boolean;
}

/** @throws {UsageError} when nothing was changed */
export function runRemoveOwn(options: RemoveOwnOptions, terminal: Terminal): Promise<ExitCode> {
  return withLiveHost(terminal, 'Rules are removed', async (host) => {
    const switchedOn = switchedOnHere(await readHistory(host));
    const before = await collectLive(host, terminal);
    const { removal, plan } = planned(before, terminal.now?.() ?? new Date());
    const after = applySteps(before, removal.steps);
    const layout = { width: terminal.width, paint: painter(terminal.colour), name: terminal.name };
    await terminal.out.write(
      renderRemovalIntent(
        { removal, before: sentenceOf(before), after: sentenceOf(after), switchedOn },
        layout,
      ),
    );
    const nothingIsLeft = removal.left.length === 0 ? exitCodes.fine : exitCodes.actionNeeded;
    if (plan.steps.length === 0) return nothingIsLeft;
    if (options.whatIf === true) return tryOut(plan, host, terminal);
    const rules = `${plan.steps.length} ${plan.steps.length === 1 ? 'rule' : 'rules'}`;
    if (!(await isAgreed(options.yes, `Remove ${rules}?`, terminal))) {
      await terminal.out.write('Nothing was changed.\n');
      return exitCodes.failed;
    }
    const report = await carryOut(plan, before, host, terminal);
    const now = await collectLive(host, terminal);
    await terminal.out.write(renderRemoved({ report, now: sentenceOf(now) }, layout));
    const still = ownRemovalOf(now);
    const isNoneLeft = still !== undefined && still.steps.length + still.left.length === 0;
    return isNoneLeft ? exitCodes.fine : exitCodes.actionNeeded;
  });
}

/** The sentence of a host that can be judged without being asked; rules can be removed from any. */
function sentenceOf(snapshot: Snapshot): string | undefined {
  const result = assessHost(snapshot, {});
  return result.kind === 'assessed' ? headline(result.assessment) : undefined;
}

const unread = {
  rules: 'the local rules of this server could not be read. Run it as administrator.',
  name: 'the name of this server could not be read.',
} as const;

function planned(snapshot: Snapshot, now: Date): OwnRemovalPlan {
  const tool = `VMM Firewall Companion ${manifest.version}`;
  const removal = ownRemovalPlan(snapshot, { id: 'remove-own', now, tool });
  if (!removal.ok) throw new UsageError(`Nothing was changed: ${unread[removal.error]}`);
  return removal.value;
}
