export const traySizes: readonly number[];
export function makeIcons(): Promise<ReadonlyMap<string, Buffer>>;
