/**
 * Builds the program.
 * @param options.node the Node to put the tool into; this one when left out
 * @returns its path
 */
export function buildExe(options?: {
  readonly output?: string;
  readonly node?: string;
}): Promise<string>;
