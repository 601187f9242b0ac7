import { readdirSync } from 'node:fs';

const atTop = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

/** Every document of the project, by its path from the root. */
export function documents(): string[] {
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'))
    .sort();
  return [...atTop, ...inDocs.map((name) => `docs/${name}`)];
}
