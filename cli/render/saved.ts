import { listed } from '../../core/assessment/words/english.ts';
import { quoted } from './plain-text.ts';
import { wrapped } from './table.ts';

const mostNamed = 6;
const named = (paths: readonly string[]) => listed(paths.map(quoted), mostNamed);

/** Which files were written, and into which folders one for each server; empty for none. */
export function savedWords(
  files: readonly string[],
  folders: readonly string[],
  width: number,
): string {
  const places = [
    ...(files.length > 0 ? [`as ${named(files)}`] : []),
    ...(folders.length > 0 ? [`for each server in ${named(folders)}`] : []),
  ];
  return places.length === 0 ? '' : `${wrapped(`Saved ${places.join(', ')}.`, width)}\n`;
}
