import type {
  FlowDefinition,
  FlowPart,
  FlowsFile,
  InitiatorProgramsFile,
  Process,
  Published,
  PublishedTableFile,
  ReleaseFile,
  Source,
  SourcesFile,
} from './catalogue-schema.ts';
import type { ReleaseId, Role } from './terms.ts';

export type CatalogueId = `vmm-${ReleaseId}` | 'vmm-2008-virtuatopia';

/** A required flow as one release has it; `published` on rows of a table printed elsewhere. */
export type Flow = FlowDefinition & { readonly published?: Published };

export interface Catalogue {
  readonly id: CatalogueId;
  readonly release: ReleaseId;
  readonly name: string;
  readonly flows: readonly Flow[];
  /** Every source that a flow names. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Which processes of a role open connections; the true one may be any of them. */
  readonly initiatorPrograms: Readonly<Partial<Record<Role, readonly Process[]>>>;
  /** What the table leaves out, for a catalogue that is a table printed elsewhere. */
  readonly missing?: string;
}

export interface CatalogueFiles {
  readonly flows: FlowsFile;
  readonly sources: SourcesFile;
  readonly initiatorPrograms: InitiatorProgramsFile;
  readonly catalogue: ReleaseFile | PublishedTableFile;
}

/**
 * Puts one catalogue together: the flows of a release with its overrides, or the rows of a table.
 * @throws Error when a file names a flow or a source that does not exist, a mistake in the assets
 */
export function resolveCatalogue(files: CatalogueFiles): Catalogue {
  const { catalogue } = files;
  const unverified = new Set(catalogue.unverifiedServices);
  const flows = (
    'rows' in catalogue ? rowsAsFlows(catalogue, files.flows) : ofRelease(catalogue, files.flows)
  ).map((flow) => withoutServices(flow, unverified));
  return {
    id: catalogue.id,
    release: catalogue.release,
    name: catalogue.name,
    flows,
    sources: sourcesOf(flows, files.sources),
    initiatorPrograms: files.initiatorPrograms.programs,
    ...('rows' in catalogue ? { missing: catalogue.missing } : {}),
  };
}

/** The content as text that is equal for equal catalogues, whatever the order of keys in the files. */
export function canonicalContent(catalogue: Catalogue): string {
  return JSON.stringify(catalogue, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function ofRelease(release: ReleaseFile, { flows }: FlowsFile): Flow[] {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  for (const id of Object.keys(release.overrides)) {
    if (!release.flows.includes(id))
      throw new Error(`${release.id} overrides ${id}, which it does not have`);
  }
  return release.flows.map((id) => {
    const flow = byId.get(id);
    if (!flow)
      throw new Error(`${release.id} names the flow ${id}, which flows.json does not have`);
    const { confidence = flow.confidence } = release.overrides[id] ?? {};
    return { ...flow, confidence };
  });
}

/**
 * The rows of a printed table as flows of level `required`: whoever chooses the table wants its
 * ports judged as they stand. Port settings of the machine do not apply to them.
 */
function rowsAsFlows(table: PublishedTableFile, { flows }: FlowsFile): Flow[] {
  const known = new Set(flows.map(({ id }) => id));
  return table.rows.map(({ id, initiatorRoles, listenerRoles, protocol, listener, published }) => {
    const unknown = published.flows.find((meant) => !known.has(meant));
    if (unknown !== undefined)
      throw new Error(`${table.id} means the flow ${unknown}, which flows.json does not have`);
    return {
      id,
      group: 'published-table',
      initiator: { text: published.communication, roles: initiatorRoles },
      listener: { text: published.communication, roles: listenerRoles },
      level: 'required',
      transport: published.technology ?? 'not stated',
      purpose: published.communication,
      encrypted: 'not stated',
      parts: [
        {
          protocol,
          ports: { kind: 'fixed', ranges: [[published.port, published.port]] },
          listener,
        },
      ],
      builtinRules: [],
      notes: published.truth,
      sources: table.sources,
      confidence: 'high',
      listedByMicrosoftForVmm: false,
      published,
    };
  });
}

function withoutServices(flow: Flow, unverified: ReadonlySet<string>): Flow {
  if (unverified.size === 0) return flow;
  return { ...flow, parts: flow.parts.map((part) => withoutServicesOfPart(part, unverified)) };
}

function withoutServicesOfPart(part: FlowPart, unverified: ReadonlySet<string>): FlowPart {
  const { services, ...listener } = part.listener;
  return services?.some((name) => unverified.has(name)) ? { ...part, listener } : part;
}

function sourcesOf(flows: readonly Flow[], { sources }: SourcesFile): Record<string, Source> {
  const ids = [...new Set(flows.flatMap((flow) => flow.sources))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const source = sources[id];
      if (!source)
        throw new Error(`A flow names the source ${id}, which sources.json does not have`);
      return [id, source];
    }),
  );
}
