import { loadExceptions } from '../host/exceptions/load-exceptions.ts';
import { knownFlowIds } from './known-flows.ts';

/** The exceptions of a YAML or JSON file, or one sentence that says what is wrong with it. */
export const loadExceptionsFile = (file: string) => loadExceptions(file, knownFlowIds());
