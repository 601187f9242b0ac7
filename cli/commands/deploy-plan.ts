import { fixFile } from '../../app/remediation/fix-file.ts';
import { isNameless } from '../../app/remediation/host-plan.ts';
import { undoFileName, type FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import { fixOf } from '../../core/remediation/writers/fix.ts';
import { renderDeployed } from '../render/deployed-plan.ts';
import { painter } from '../render/paint.ts';
import { quoted } from '../render/plain-text.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { writeFiles } from '../write-file.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlannedHost } from './planned-host.ts';

/**
 * The plan in a form that other tools deploy: to the terminal as its text, to a file with what takes
 * it back beside it.
 * @throws {UsageError} when there is nothing to write or it cannot be written
 */
export async function deploy(
  { plan, view, catalogue, hasRoles, notes }: PlannedHost,
  format: FixFormat,
  { output, undo = false, force = false }: PlanOptions,
  terminal: Terminal,
): Promise<void> {
  const fix = fixOf(plan, catalogue);
  if (output === undefined) {
    await terminal.out.write(fixFile(fix, format, undo ? 'undo' : 'apply').text);
    return;
  }
  if (plan.steps.length === 0) throw new UsageError(nothingFor(output, format, view.hindered));
  const back = undo ? undefined : undoFileName(output);
  const files = [
    { path: output, content: fixFile(fix, format, undo ? 'undo' : 'apply').bytes },
    ...(back === undefined ? [] : [{ path: back, content: fixFile(fix, format, 'undo').bytes }]),
  ];
  await writeFiles(files, force, terminal);
  const host = isNameless(plan) ? 'the server' : plan.host;
  await terminal.out.write(
    renderDeployed(
      { view, hasRoles, format, host, inputNotes: notes, file: output, undoFile: back },
      { width: terminal.width, paint: painter(terminal.colour) },
    ),
  );
}

function nothingFor(
  file: string,
  format: FixFormat,
  hindered: PlannedHost['view']['hindered'],
): string {
  const isForPolicy = hindered.some(
    ({ hindrance }) => hindrance.kind === 'policy-voids-local-rules',
  );
  if (isForPolicy && format !== 'gpo')
    return `Group policy voids local rules on this server, so ${quoted(file)} was not written; --format gpo writes the rules for who owns the group policy.`;
  return `There is nothing to change, so ${quoted(file)} was not written; plan without --output says why.`;
}
