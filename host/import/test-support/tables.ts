import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real registry content as tables: key, value name, type, value. Data stays outside the project. */
export interface Row {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

export const shared = (path: string): string =>
  fileURLToPath(new URL(`../../../../shared/data/${path}`, import.meta.url));

export const hasShared = existsSync(shared('README.md'));

export function readTable(path: string): Row[] {
  return readFileSync(shared(path), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', name = '', type = '', value = ''] = line.replace(/\r$/, '').split('\t');
      return { key, name, type, value };
    });
}
