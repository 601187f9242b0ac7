import { loadExceptions } from '../host/exceptions/load-exceptions.ts';
import { catalogueIds, loadCatalogue } from './catalogue.ts';

/** The flow ids of every catalogue: an exception may be for a server of another release. */
export const knownFlowIds = (): ReadonlySet<string> =>
  new Set(catalogueIds.flatMap((id) => loadCatalogue(id).flows.map((flow) => flow.id)));

/** The exceptions of a YAML or JSON file, or one sentence that says what is wrong with it. */
export const loadExceptionsFile = (file: string) => loadExceptions(file, knownFlowIds());
