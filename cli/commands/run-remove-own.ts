import manifest from '../../package.json' with { type: 'json' };
import { assessHost } from '../../app/assess-input.ts';
import { loadCatalogue } from '../../app/catalogue.ts';
import { switchedOnHere } from '../../app/remediation/change-history.ts';
import { removalPlanOf } from '../../app/remediation/plan-of.ts';
import { headline } from '../../core/assessment/words/english.ts';
import { ownRemovalOf, type OwnRemoval } from '../../core/remediation/own-rules-of.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import type { RemovalPlan } from '../../core/remediation/plan.ts';
import { cleanText } from '../../core/remediation/plain-text.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { carryOut, isAgreed, tryOut } from '../carry-out.ts';
import { collectLive, withLiveHost } from '../live-host.ts';
import { readHistory } from '../read-history.ts';
import { painter } from '../render/paint.ts';
import { renderRemovalIntent, renderRemoved } from '../render/removal.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { RemoveOwnOptions } from './remove-own.ts';

const newestCatalogue = 'vmm-2025';

/** @throws {UsageError} when nothing was changed */
export function runRemoveOwn(options: RemoveOwnOptions, terminal: Terminal): Promise<ExitCode> {
  return withLiveHost(terminal, 'Rules are removed', async (host) => {
    const switchedOn = switchedOnHere(await readHistory(host));
    const before = await collectLive(host, terminal);
    const removal = removalOf(before);
    const after = applySteps(before, removal.steps);
    const layout = { width: terminal.width, paint: painter(terminal.colour), name: terminal.name };
    await terminal.out.write(
      renderRemovalIntent(
        { removal, before: sentenceOf(before), after: sentenceOf(after), switchedOn },
        layout,
      ),
    );
    const plan = documentOf(removal, before, terminal.now?.() ?? new Date());
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
    const still = removalOf(now);
    return still.steps.length + still.left.length === 0 ? exitCodes.fine : exitCodes.actionNeeded;
  });
}

/** The sentence of a host that can be judged without being asked; rules can be removed from any. */
function sentenceOf(snapshot: Snapshot): string | undefined {
  const result = assessHost(snapshot, {});
  return result.kind === 'assessed' ? headline(result.assessment) : undefined;
}

function removalOf(snapshot: Snapshot): OwnRemoval {
  const removal = ownRemovalOf(snapshot);
  if (removal === undefined)
    throw new UsageError(
      'Nothing was changed: the local rules of this server could not be read. Run it as administrator.',
    );
  return removal;
}

function documentOf({ steps }: OwnRemoval, { host }: Snapshot, now: Date): RemovalPlan {
  const name = isAvailable(host) ? cleanText(host.name, 255) : '';
  if (name === '')
    throw new UsageError('Nothing was changed: the name of this server could not be read.');
  // A removal asks for no flows; the document names a catalogue all the same.
  const catalogue = loadCatalogue(newestCatalogue);
  const tool = `VMM Firewall Companion ${manifest.version}`;
  return removalPlanOf(steps, { id: 'remove-own', now, host: name, catalogue, tool });
}
