/** Path of the built command line tool. */
export const cliBundle: string;
/** Builds it when it is missing or stale. */
export function buildCli(): Promise<void>;
