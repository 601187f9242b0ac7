export function buildApp(...names: ('preview' | 'main' | 'preload')[]): Promise<void>;
