import { checkContradiction, judgeHost } from '../judge-host.ts';
import { assessmentJson } from '../render/assessment-json.ts';
import { renderAssessment } from '../render/assessment.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import { readHost } from '../read-host.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes, pipedWidth } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeBeside } from '../write-file.ts';
import type { AssessOptions } from './assess.ts';

/** @throws {UsageError} when it cannot be assessed */
export async function runAssess(
  inputs: readonly string[],
  options: AssessOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  if (options.format === 'csv' || options.format === 'html')
    throw new UsageError(`--format ${options.format} is for several servers; add --each.`);
  if (options.output !== undefined) await checkWritable(options.output, options.force === true);
  const host = await readHost(inputs, terminal);
  const { assessment, catalogue } = judgeHost(host.snapshot, options);
  const toFile = options.output !== undefined;
  const text =
    options.format === 'json'
      ? `${safeJson(assessmentJson(assessment, host.notes), 2)}\n`
      : renderAssessment(
          { assessment, catalogue, inputs, inputNotes: host.notes },
          {
            width: toFile ? pipedWidth : terminal.width,
            paint: painter(terminal.colour && !toFile),
            name: terminal.name,
            all: options.all === true,
          },
        );
  if (options.output === undefined) await terminal.out.write(text);
  else await writeBeside(options.output, text, options.force === true);
  return assessment.summary.failing > 0 ? exitCodes.actionNeeded : exitCodes.fine;
}
