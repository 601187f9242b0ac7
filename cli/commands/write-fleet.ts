import { isCatalogueId, loadCatalogue } from '../../app/catalogue.ts';
import { catalogueHash } from '../../app/catalogue-hash.ts';
import type { FleetChoice } from '../../app/fleet-host.ts';
import { zonedTime } from '../../app/local-time.ts';
import type { ReportFile } from '../../app/report.ts';
import { printByBrowser } from '../../app/report-pdf.ts';
import { writeFleetCsv } from '../../core/fleet/csv.ts';
import type { FleetFacts } from '../../core/fleet/facts.ts';
import { writeFleetHtml } from '../../core/fleet/html/page.ts';
import type { Fleet } from '../../core/fleet/model.ts';
import { toolName } from '../../core/report/build-report.ts';
import manifest from '../../package.json' with { type: 'json' };
import { renderFleet } from '../render/fleet.ts';
import { painter } from '../render/paint.ts';
import { fleetHeadline } from '../../core/fleet/words.ts';
import { quoted, safeJson } from '../render/plain-text.ts';
import { savedWords } from '../render/saved.ts';
import { wrapped } from '../render/table.ts';
import { pipedWidth, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { writeFiles } from '../write-file.ts';
import type { EachOutputs, FleetFormat, ShownFormat } from './each-outputs.ts';

/** Beside what was found: when, by what, against which catalogues, with which exceptions. */
function factsOf({ hosts }: Fleet, { now, exceptions }: FleetChoice): FleetFacts {
  const ids = [...new Set(hosts.map(({ catalogue }) => catalogue))].toSorted();
  return {
    generatedAt: zonedTime(now),
    tool: { name: toolName, version: manifest.version },
    catalogues: ids
      .filter(isCatalogueId)
      .map((id) => ({ id, hash: catalogueHash(loadCatalogue(id)) })),
    exceptions,
  };
}

const table = (fleet: Fleet, choice: FleetChoice, width: number, colour: boolean) =>
  renderFleet(fleet, factsOf(fleet, choice), { width, paint: painter(colour) });

/** To the terminal or a pipe. */
export async function showFleet(
  fleet: Fleet,
  choice: FleetChoice,
  format: ShownFormat,
  { out, width, colour }: Terminal,
): Promise<void> {
  await out.write(
    format === 'table' ? table(fleet, choice, width, colour) : textOf(fleet, choice, format),
  );
}

function textOf(fleet: Fleet, choice: FleetChoice, format: Exclude<ShownFormat, 'table'>): string {
  const facts = factsOf(fleet, choice);
  switch (format) {
    case 'json':
      return `${safeJson({ ...fleet, ...facts })}\n`;
    case 'csv':
      return writeFleetCsv(fleet);
    case 'html':
      return writeFleetHtml(fleet, facts);
  }
}

/** @throws {UsageError} when a document cannot be made or written */
export async function writeFleet(
  fleet: Fleet,
  choice: FleetChoice,
  { documents, folders }: EachOutputs,
  force: boolean,
  terminal: Terminal,
): Promise<void> {
  const files: ReportFile[] = [];
  for (const { path, format } of documents)
    files.push({ path, content: await contentOf(fleet, choice, format, path) });
  await writeFiles(files, force, terminal);
  const { width } = terminal;
  const paths = (outputs: readonly { readonly path: string }[]) => outputs.map(({ path }) => path);
  await terminal.out.write(
    `${wrapped(fleetHeadline(fleet), width)}\n${savedWords(paths(documents), paths(folders), width)}`,
  );
}

async function contentOf(
  fleet: Fleet,
  choice: FleetChoice,
  format: FleetFormat,
  path: string,
): Promise<string | Uint8Array> {
  if (format === 'table') return table(fleet, choice, pipedWidth, false);
  if (format !== 'pdf') return textOf(fleet, choice, format);
  const printed = await printByBrowser(textOf(fleet, choice, 'html'));
  if (printed.ok) return printed.value;
  throw new UsageError(`${quoted(path)} was not written: ${printed.error.why}.`);
}
