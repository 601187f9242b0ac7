/**
 * Builds the program.
 * @param options.node the Node to put the tool into; this one when left out
 * @returns its path; beside it lie the notices of what is in it
 */
export function buildExe(options?: {
  readonly output?: string;
  readonly node?: string;
}): Promise<string>;
