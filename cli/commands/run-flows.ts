import { catalogueOf, loadCatalogue } from '../../app/catalogue.ts';
import type { Catalogue, CatalogueId, Flow } from '../../core/vmm/catalogue.ts';
import { portTexts, protocolText } from '../../core/vmm/flow-text.ts';
import type { ReleaseId, Role } from '../../core/vmm/terms.ts';
import type { Layout } from '../render/table.ts';
import { renderTable, wrapped } from '../render/table.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface FlowsOptions {
  readonly release?: ReleaseId;
  readonly catalogue?: CatalogueId;
  readonly role?: Role;
  readonly json?: boolean;
}

/** @throws {UsageError} when release and catalogue contradict each other */
export async function runFlows(options: FlowsOptions, terminal: Terminal): Promise<ExitCode> {
  const { release, role } = options;
  const catalogue = loadCatalogue(options.catalogue ?? catalogueOf(release ?? '2025'));
  if (release !== undefined && catalogue.release !== release)
    throw new UsageError(
      `--release ${release} and --catalogue ${catalogue.id} contradict each other; give one of them.`,
    );
  const flows = catalogue.flows.filter(
    ({ initiator, listener }) =>
      role === undefined || initiator.roles.includes(role) || listener.roles.includes(role),
  );
  const layout = { width: terminal.width, paint: painter(terminal.colour) };
  const text =
    options.json === true
      ? `${safeJson(
          flows.map((flow) => ({ release: catalogue.release, catalogue: catalogue.id, ...flow })),
          2,
        )}\n`
      : renderFlows(catalogue, flows, role, layout);
  await terminal.out.write(text);
  return exitCodes.fine;
}

const levelText = ({ level, feature }: Flow) => (feature === undefined ? level : `with ${feature}`);

function renderFlows(
  catalogue: Catalogue,
  flows: readonly Flow[],
  role: string | undefined,
  layout: Layout,
): string {
  const of = role === undefined ? '' : ` with ${role} at one end`;
  const count = `${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`;
  const rows = flows.map((flow) => [
    {
      text: [
        `${flow.initiator.text} → ${flow.listener.text}`,
        flow.published === undefined ? flow.purpose : '',
      ],
    },
    { text: `${protocolText(flow)} ${portTexts(flow).join(', ')}` },
    { text: levelText(flow) },
    {
      text:
        flow.published === undefined
          ? flow.id
          : [
              flow.published.check,
              flow.published.truth,
              `Means ${flow.published.flows.join(', ')}.`,
            ],
    },
    { text: flow.sources.length === 0 ? 'none' : flow.sources.join(' ') },
  ]);
  const named = new Set(flows.flatMap((flow) => flow.sources));
  const sources = Object.entries(catalogue.sources).filter(([id]) => named.has(id));
  return [
    wrapped(`${catalogue.name}: ${count}${of}.`, layout.width),
    '',
    renderTable(
      [
        { title: 'FLOW', weight: 5 },
        { title: 'PORT', weight: 2 },
        { title: 'NEEDED', weight: 2 },
        { title: catalogue.missing === undefined ? 'ID' : 'CHECKED', weight: 3 },
        { title: 'SOURCES', weight: 2 },
      ],
      rows,
      layout,
    ),
    ...(catalogue.missing === undefined
      ? []
      : [wrapped(`Not in this table: ${catalogue.missing}.`, layout.width), '']),
    layout.paint('Sources', 'heading'),
    ...sources.map(([id, source]) => wrapped(`${id} ${source.text}`, layout.width, '  ')),
    '',
  ].join('\n');
}
