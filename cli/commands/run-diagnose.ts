import { gatherDiagnostics } from '../../app/diagnostics/gather.ts';
import { zipOf } from '../../app/diagnostics/zip.ts';
import manifest from '../../package.json' with { type: 'json' };
import { readHost } from '../read-host.ts';
import { renderDiagnostics, renderSaved } from '../render/diagnostics.ts';
import { painter } from '../render/paint.ts';
import { quoted } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';

export interface DiagnoseOptions {
  readonly snapshot?: string;
  readonly output?: string;
  readonly show?: boolean;
  readonly force?: boolean;
}

/** @throws {UsageError} when the snapshot cannot be read or the file not be written */
export async function runDiagnose(
  { snapshot: input, output, show = false, force = false }: DiagnoseOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (output !== undefined) {
    if (!/\.zip$/i.test(output))
      throw new UsageError(`${quoted(output)} would be a zip; give it a name that ends in .zip.`);
    await checkWritable([output], force);
  }
  const now = terminal.now ?? (() => new Date());
  const snapshot = input === undefined ? null : (await readHost([input], terminal)).snapshot;
  const files = await gatherDiagnostics({
    program: 'command-line',
    version: manifest.version,
    snapshot,
    now,
    environment: process.env,
  });
  const layout = { width: terminal.width, paint: painter(terminal.colour) };
  await terminal.out.write(renderDiagnostics(files, show, layout));
  if (output !== undefined)
    await writeFiles([{ path: output, content: await zipOf(files, now()) }], force, terminal);
  await terminal.out.write(renderSaved(output, terminal.name, layout.width));
  return exitCodes.fine;
}
