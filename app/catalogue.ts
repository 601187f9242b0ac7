import flows from '../assets/catalogue/flows.json' with { type: 'json' };
import initiatorPrograms from '../assets/catalogue/initiator-programs.json' with { type: 'json' };
import sources from '../assets/catalogue/sources.json' with { type: 'json' };
import vmm2007 from '../assets/catalogue/vmm-2007.json' with { type: 'json' };
import virtuatopia from '../assets/catalogue/vmm-2008-virtuatopia.json' with { type: 'json' };
import vmm2008 from '../assets/catalogue/vmm-2008.json' with { type: 'json' };
import vmm2008r2 from '../assets/catalogue/vmm-2008r2.json' with { type: 'json' };
import vmm2012 from '../assets/catalogue/vmm-2012.json' with { type: 'json' };
import vmm2012r2 from '../assets/catalogue/vmm-2012r2.json' with { type: 'json' };
import vmm2012sp1 from '../assets/catalogue/vmm-2012sp1.json' with { type: 'json' };
import vmm2016 from '../assets/catalogue/vmm-2016.json' with { type: 'json' };
import vmm2019 from '../assets/catalogue/vmm-2019.json' with { type: 'json' };
import vmm2022 from '../assets/catalogue/vmm-2022.json' with { type: 'json' };
import vmm2025 from '../assets/catalogue/vmm-2025.json' with { type: 'json' };
import type {
  FlowsFile,
  InitiatorProgramsFile,
  PublishedTableFile,
  ReleaseFile,
  SourcesFile,
} from '../core/vmm/catalogue-schema.ts';
import { resolveCatalogue, type Catalogue, type CatalogueId } from '../core/vmm/catalogue.ts';
import type { ReleaseId } from '../core/vmm/terms.ts';

// The compiler reads JSON with wider types (string instead of the words, arrays instead of tuples).
// catalogue.test.ts validates every file with its schema, so the bundled files need no check at run time.
const asTyped = {
  flows: flows as unknown as FlowsFile,
  sources: sources as unknown as SourcesFile,
  initiatorPrograms: initiatorPrograms as unknown as InitiatorProgramsFile,
};

/** Every release's file, oldest first. */
export const releases = [
  vmm2007,
  vmm2008,
  vmm2008r2,
  vmm2012,
  vmm2012sp1,
  vmm2012r2,
  vmm2016,
  vmm2019,
  vmm2022,
  vmm2025,
] as readonly unknown[] as readonly ReleaseFile[];

const publishedTable = virtuatopia as unknown as PublishedTableFile;

/** All catalogues there are: one a release, and the tables printed elsewhere. */
export const catalogueIds: readonly CatalogueId[] = [
  ...releases.map(({ id }) => id),
  publishedTable.id,
];

const resolved = new Map<CatalogueId, Catalogue>();

/** The catalogue, put together when first asked for. Fails only on an id that is not in `catalogueIds`. */
export function loadCatalogue(id: CatalogueId): Catalogue {
  const known = resolved.get(id);
  if (known) return known;
  const file = [...releases, publishedTable].find((candidate) => candidate.id === id);
  if (!file)
    throw new Error(`There is no catalogue ${id}; choose one of ${catalogueIds.join(', ')}`);
  const catalogue = resolveCatalogue({ ...asTyped, catalogue: file });
  resolved.set(id, catalogue);
  return catalogue;
}

/** The id of a release's own catalogue. */
export function catalogueOf(release: ReleaseId): CatalogueId {
  return `vmm-${release}`;
}

export function isCatalogueId(text: string): text is CatalogueId {
  return catalogueIds.some((id) => id === text);
}
export { releaseIds } from '../core/vmm/terms.ts';
