import { dayOf } from '../../app/local-time.ts';
import type { ReportContext } from '../../app/report-content.ts';
import { applyExceptions } from '../../core/exceptions/apply-exceptions.ts';
import { readExceptions } from '../exceptions-option.ts';
import type { ReadHost } from '../host-reading.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { eachHint, readHost } from '../read-host.ts';
import type { AssessmentView } from '../render/assessment-view.ts';
import { renderAssessment, sentenceBlock } from '../render/assessment.ts';
import { painter } from '../render/paint.ts';
import { quoted } from '../render/plain-text.ts';
import { savedWords } from '../render/saved.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes, pipedWidth } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';
import { isReport, type AssessFormat } from './assess-formats.ts';
import type { AssessOptions } from './assess-options.ts';
import { formatOfOutput, reportEndings } from './format-of-output.ts';

/** @throws {UsageError} when it cannot be assessed or written */
export async function runAssess(
  inputs: readonly string[],
  options: AssessOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  await checkWritable(options.output ?? [], options.force === true);
  const exceptions = await readExceptions(options.exceptions);
  const host = await readHost(inputs, terminal, eachHint);
  const judged = judgeHost(host.snapshot, options);
  const time = terminal.now?.() ?? new Date();
  const applied = applyExceptions(judged.assessment, exceptions, dayOf(time));
  const { catalogue } = judged;
  const view = { ...applied, catalogue, inputs, inputNotes: host.notes };
  const contextOf = async (): Promise<ReportContext> => ({
    ...judged,
    snapshot: host.snapshot,
    exceptions,
    inputNotes: host.notes,
    ...(await changesOf(host, options)),
    now: () => time,
  });
  await write(view, contextOf, options, terminal);
  return applied.assessment.summary.failing > 0 ? exitCodes.actionNeeded : exitCodes.fine;
}

/** What the journal of this computer says; nothing for a host that was read from a file. */
async function changesOf(
  { records, snapshot }: ReadHost,
  options: AssessOptions,
): Promise<Pick<ReportContext, 'changes'>> {
  if (records === undefined) return {};
  const { reportedChanges } = await import('../../app/remediation/reported-changes.ts');
  const judge = (host: ReadHost['snapshot']) => judgeHost(host, options).assessment;
  return { changes: reportedChanges(records, snapshot, judge) };
}

type ContextOf = () => Promise<ReportContext>;

/** To the terminal, or to every file in the format that was given or that its ending asks for. */
async function write(
  view: AssessmentView,
  contextOf: ContextOf,
  options: AssessOptions,
  terminal: Terminal,
): Promise<void> {
  if (options.output === undefined) {
    await terminal.out.write(await shown(view, contextOf, options, terminal));
    return;
  }
  const { formatOfFile, reportFiles } = await import('../../app/report.ts');
  const known = { ofName: formatOfFile, endings: reportEndings };
  const files = options.output.map((path): { path: string; format: AssessFormat } => ({
    path,
    format: formatOfOutput(path, options.format, known),
  }));
  const made = await reportFiles(
    await contextOf(),
    files.flatMap(({ path, format }) => (isReport(format) ? [{ path, format }] : [])),
  );
  if (!made.ok) throw new UsageError(made.error.sentence);
  const tables = files
    .filter(({ format }) => !isReport(format))
    .map(({ path }) => ({ path, content: table(view, options, terminal, true) }));
  await writeFiles([...made.value, ...tables], options.force === true, terminal);
  const { width, colour } = terminal;
  await terminal.out.write(
    `${sentenceBlock(view, { width, paint: painter(colour) })}\n${savedWords(options.output, [], width)}`,
  );
}

async function shown(
  view: AssessmentView,
  contextOf: ContextOf,
  options: AssessOptions,
  terminal: Terminal,
): Promise<string> {
  const { format = 'table' } = options;
  if (!isReport(format)) return table(view, options, terminal, false);
  if (format === 'pdf') throw new UsageError(`--format ${quoted(format)} needs --output.`);
  const [{ reportWriters }, { makeReport }] = await Promise.all([
    import('../../core/report/formats.ts'),
    import('../../app/report-content.ts'),
  ]);
  return reportWriters[format].write(makeReport(await contextOf()));
}

function table(
  view: AssessmentView,
  options: AssessOptions,
  terminal: Terminal,
  toFile: boolean,
): string {
  return renderAssessment(view, {
    width: toFile ? pipedWidth : terminal.width,
    paint: painter(terminal.colour && !toFile),
    name: terminal.name,
    all: options.all === true,
  });
}
