import { samples } from './index.ts';

export interface GeneratedFile {
  /** Name inside assets/samples. */
  readonly name: string;
  readonly text: string;
}

/** What assets/samples holds, to the byte: one snapshot a sample, and the list of them. */
export function generatedFiles(): GeneratedFile[] {
  const list = samples.map(({ id, title, description, roles, release }) => ({
    id,
    title,
    description,
    roles,
    release,
  }));
  return [
    { name: 'index.json', text: `${format(list)}\n` },
    ...samples.map(({ id, snapshot }) => ({ name: `${id}.json`, text: `${format(snapshot)}\n` })),
  ];
}

/**
 * JSON for readable diffs: what holds no object and no list of objects, such as a registry value, a
 * service or a listener, is one line.
 */
export function format(data: unknown, indent = ''): string {
  if (!isBranch(data)) return JSON.stringify(data);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(data) ? '[]' : '{}';
  const lines = Array.isArray(data)
    ? data.map((item) => inner + format(item, inner))
    : Object.entries(data).map(
        ([name, item]) => `${inner}${JSON.stringify(name)}: ${format(item, inner)}`,
      );
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** An object or list that has an object somewhere below it. */
function isBranch(data: unknown): data is object {
  return isObject(data) && Object.values(data).some(hasObject);
}

function hasObject(data: unknown): boolean {
  return Array.isArray(data) ? data.some(hasObject) : isObject(data);
}

function isObject(data: unknown): data is object {
  return typeof data === 'object' && data !== null;
}
