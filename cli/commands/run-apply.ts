import { stepViews } from '../../app/companion/plan-view.ts';
import { readPlanFile } from '../../app/remediation/plan-file.ts';
import { verify } from '../../app/remediation/verify.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import type { ChangePlan } from '../../core/remediation/plan.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { carryOut, isAgreed, tryOut } from '../carry-out.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { collectLive, withLiveHost } from '../live-host.ts';
import { painter } from '../render/paint.ts';
import { renderApplied, renderIntent } from '../render/plan-result.ts';
import { quoted } from '../render/plain-text.ts';
import type { SituationOptions } from '../situation-options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface ApplyCommandOptions extends SituationOptions {
  readonly whatIf?: boolean;
  readonly yes?: boolean;
}

/** @throws {UsageError} when nothing was changed */
export function runApply(
  file: string,
  options: ApplyCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  return withLiveHost(terminal, 'A plan is applied', async (host) => {
    const read = await readPlanFile(file);
    if (!read.ok) throw new UsageError(`${quoted(file)} ${read.error}.`);
    const { plan } = read;
    const before = await collectLive(host, terminal);
    refuseOtherHost(plan, before);
    const { assessment } = judgeHost(before, options);
    const foreseen = judgeHost(applySteps(before, plan.steps), options).assessment;
    const layout = { width: terminal.width, paint: painter(terminal.colour) };
    const intent = { steps: stepViews(plan.steps, before), before: assessment, after: foreseen };
    await terminal.out.write(renderIntent(intent, layout));
    if (options.whatIf === true) return tryOut(plan, host, terminal);
    const rules = `${plan.steps.length} ${plan.steps.length === 1 ? 'rule' : 'rules'}`;
    if (!(await isAgreed(options.yes, `Change ${rules}?`, terminal))) {
      await terminal.out.write('Nothing was changed.\n');
      return exitCodes.failed;
    }
    const report = await carryOut(plan, before, host, terminal);
    const now = judgeHost(await collectLive(host, terminal), options).assessment;
    const flows = plan.steps.flatMap((step) => step.flows);
    const verification = verify(flows, foreseen, now);
    await terminal.out.write(
      renderApplied({ report, now, verification }, { ...layout, name: terminal.name }),
    );
    const isAsPlanned = verification.unexpected.length === 0;
    return report.outcome === 'done' && isAsPlanned ? exitCodes.fine : exitCodes.actionNeeded;
  });
}

/** The script refuses it too; here it is said before anything is shown. */
function refuseOtherHost(plan: ChangePlan, { host }: Snapshot): void {
  if (!isAvailable(host) || host.name.toLowerCase() === plan.host.toLowerCase()) return;
  throw new UsageError(
    `The plan was made for ${quoted(plan.host)}, and this computer is ${quoted(host.name)}; make a plan here.`,
  );
}
