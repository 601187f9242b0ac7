import { loadExceptionsFile } from '../../app/report-exceptions.ts';
import { dayOf } from '../../app/local-time.ts';
import type { ReportContext } from '../../app/report-content.ts';
import { applyExceptions } from '../../core/exceptions/apply-exceptions.ts';
import type { FlowException } from '../../core/exceptions/exception.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { readHost } from '../read-host.ts';
import { assessmentJson } from '../render/assessment-json.ts';
import { renderAssessment, type AssessmentView } from '../render/assessment.ts';
import { painter } from '../render/paint.ts';
import { quoted, safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes, pipedWidth } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';
import { isPlain, type AssessFormat, type PlainFormat } from './assess-formats.ts';
import type { AssessOptions } from './assess.ts';

/** @throws {UsageError} when it cannot be assessed or written */
export async function runAssess(
  inputs: readonly string[],
  options: AssessOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  const mayReplace = options.force === true;
  await checkWritable(options.output ?? [], mayReplace);
  const exceptions = await exceptionsOf(options);
  const host = await readHost(inputs, terminal);
  const judged = judgeHost(host.snapshot, options);
  const now = () => new Date();
  const { assessment } = applyExceptions(judged.assessment, exceptions, dayOf(now()));
  const view = { assessment, catalogue: judged.catalogue, inputs, inputNotes: host.notes };
  await write(view, { ...judged, snapshot: host.snapshot, exceptions, now }, options, terminal);
  return assessment.summary.failing > 0 ? exitCodes.actionNeeded : exitCodes.fine;
}

async function exceptionsOf({ exceptions }: AssessOptions): Promise<readonly FlowException[]> {
  if (exceptions === undefined) return [];
  const loaded = await loadExceptionsFile(exceptions);
  if (!loaded.ok) throw new UsageError(loaded.error);
  return loaded.value;
}

/** To the terminal, or to every file in the format that was given or that its ending asks for. */
async function write(
  view: AssessmentView,
  context: ReportContext,
  options: AssessOptions,
  terminal: Terminal,
): Promise<void> {
  if (options.output === undefined) {
    await terminal.out.write(await shown(view, context, options, terminal));
    return;
  }
  const { formatOfFile, reportFiles } = await import('../../app/report.ts');
  const files = options.output.map((path): { path: string; format: AssessFormat } => ({
    path,
    format: options.format ?? formatOfFile(path) ?? 'table',
  }));
  const made = await reportFiles(
    context,
    files.flatMap(({ path, format }) => (isPlain(format) ? [] : [{ path, format }])),
  );
  if (!made.ok) throw new UsageError(made.error.sentence);
  const plain = files.flatMap(({ path, format }) =>
    isPlain(format) ? [{ path, content: plainText(format, view, options, terminal, true) }] : [],
  );
  await writeFiles([...made.value, ...plain], options.force === true);
}

async function shown(
  view: AssessmentView,
  context: ReportContext,
  options: AssessOptions,
  terminal: Terminal,
): Promise<string> {
  const { format = 'table' } = options;
  if (isPlain(format)) return plainText(format, view, options, terminal, false);
  if (format === 'pdf') throw new UsageError(`--format ${quoted(format)} needs --output.`);
  const [{ reportWriters }, { makeReport }] = await Promise.all([
    import('../../core/report/formats.ts'),
    import('../../app/report-content.ts'),
  ]);
  return reportWriters[format].write(makeReport(context));
}

function plainText(
  format: PlainFormat,
  view: AssessmentView,
  options: AssessOptions,
  terminal: Terminal,
  toFile: boolean,
): string {
  if (format === 'json')
    return `${safeJson(assessmentJson(view.assessment, view.inputNotes), 2)}\n`;
  return renderAssessment(view, {
    width: toFile ? pipedWidth : terminal.width,
    paint: painter(terminal.colour && !toFile),
    name: terminal.name,
    all: options.all === true,
  });
}
