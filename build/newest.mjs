import { existsSync, readdirSync, statSync } from 'node:fs';
import { root } from './root.mjs';

/** Newest modification time (ms) below a path; 0 when it does not exist. */
export function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

/** Is the built file there, and newer than all its sources (files and folders of the project)? */
export function isCurrent(built, sources) {
  if (!existsSync(built)) return false;
  return statSync(built).mtimeMs >= Math.max(...sources.map((name) => newest(`${root}${name}`)));
}
