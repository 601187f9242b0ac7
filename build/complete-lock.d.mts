/** Optional packages that some package names and the lock has no entry for. */
export function missingEntries(lock: unknown): { name: string; version: string; dev?: boolean }[];
