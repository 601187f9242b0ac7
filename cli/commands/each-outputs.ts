import { stat } from 'node:fs/promises';
import path from 'node:path';
import { extensionOf, formatOfFile, type ReportFormat } from '../../app/report.ts';
import type { FleetInput } from '../../app/fleet-inputs.ts';
import type { FleetTask } from '../../app/fleet.ts';
import { quoted } from '../render/plain-text.ts';
import { UsageError } from '../usage-error.ts';
import { isReport, type AssessFormat } from './assess-formats.ts';
import type { AssessOptions } from './assess-options.ts';
import { formatOfOutput, reportEndings } from './format-of-output.ts';

/** Forms in which all servers are one document; the others are a file for each. */
export const fleetFormats = ['table', 'json', 'csv', 'html', 'pdf'] as const;
export type FleetFormat = (typeof fleetFormats)[number];

/** What `assess --each` writes: documents about all servers, and folders of reports of each. */
export interface EachOutputs {
  readonly documents: readonly { readonly format: FleetFormat; readonly path: string }[];
  readonly folders: readonly { readonly format: ReportFormat; readonly path: string }[];
}

const isFleetFormat = (format: AssessFormat): format is FleetFormat =>
  fleetFormats.some((each) => each === format);

/** Forms that a terminal or a pipe takes. */
export const isShown = (format: AssessFormat): format is ShownFormat =>
  isFleetFormat(format) && format !== 'pdf';
export type ShownFormat = Exclude<FleetFormat, 'pdf'>;

const isFolder = (file: string): Promise<boolean> =>
  /[\\/]$/.test(file)
    ? Promise.resolve(true)
    : stat(file).then(
        (found) => found.isDirectory(),
        () => false,
      );

/** @throws {UsageError} when a format does not go with what is named */
export async function eachOutputs({ format, output }: AssessOptions): Promise<EachOutputs> {
  if (output === undefined) {
    if (format !== undefined && !isShown(format))
      throw new UsageError(
        `--each --format ${format} needs --output with a ${isFleetFormat(format) ? 'file' : 'folder'}.`,
      );
    return { documents: [], folders: [] };
  }
  const documents: EachOutputs['documents'][number][] = [];
  const folders: EachOutputs['folders'][number][] = [];
  for (const file of output) {
    if (await isFolder(file)) {
      const chosen = format ?? 'table';
      if (!isReport(chosen))
        throw new UsageError(
          `${quoted(file)} is a folder, for a report of each server; say in which form with --format, e.g. xccdf.`,
        );
      folders.push({ format: chosen, path: file });
      continue;
    }
    const chosen = formatOfOutput(file, format, { ofName: formatOfFile, endings: reportEndings });
    if (isFleetFormat(chosen)) documents.push({ format: chosen, path: file });
    else folders.push({ format: chosen, path: folderFor(file, chosen) });
  }
  return { documents, folders };
}

/** A form that knows one server a file needs a folder; what looks like a file was meant as one. */
function folderFor(file: string, format: Exclude<AssessFormat, FleetFormat>): string {
  if (formatOfFile(file) === undefined) return file;
  throw new UsageError(
    `--each writes ${format} as a file for each server, so --output names a folder; ${quoted(file)} is the name of a file.`,
  );
}

/** The tasks of the inputs, each with the files that its report goes to. */
export function tasksOf(
  inputs: readonly FleetInput[],
  folders: EachOutputs['folders'],
): FleetTask[] {
  const names = fileNames(inputs.map((input) => input.path));
  return inputs.map((input, index) => ({
    ...input,
    files: folders.map(({ format, path: folder }) => ({
      format,
      path: path.join(folder, `${names[index] ?? ''}${extensionOf(format)}`),
    })),
  }));
}

/** Named after the inputs, each name once: of two `a.json` in different folders the second is `a-2`. */
function fileNames(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((input) => {
    const name = path.parse(input.replace(/^sample:/, '')).name;
    const numbers = paths.map((_, index) => (index === 0 ? name : `${name}-${index + 1}`));
    const free = numbers.find((each) => !taken.has(each.toLowerCase())) ?? name;
    taken.add(free.toLowerCase());
    return free;
  });
}
