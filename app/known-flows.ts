import { catalogueIds, loadCatalogue } from './catalogue.ts';

/** The flow ids of every catalogue: an exception may be for a server of another release. */
export const knownFlowIds = (): ReadonlySet<string> =>
  new Set(catalogueIds.flatMap((id) => loadCatalogue(id).flows.map((flow) => flow.id)));
