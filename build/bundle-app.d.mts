export function buildApp(...names: ('preview' | 'main' | 'preload')[]): Promise<void>;
export function buildAppInto(folder: string): Promise<void>;
