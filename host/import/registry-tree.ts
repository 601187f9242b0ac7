import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { RegistryChange } from './registry-change.ts';

interface Node {
  readonly name: string;
  readonly children: Map<string, Node>;
  readonly values: Map<string, RegistryValue>;
  /** Set for keys that an input names; those in between exist only as a way to them. */
  named: boolean;
}

const newNode = (name: string): Node => ({
  name,
  children: new Map(),
  values: new Map(),
  named: false,
});
/** Registry names compare without regard to case. */
const fold = (name: string): string => name.toLowerCase();
const segmentsOf = (path: string): string[] => (path === '' ? [] : path.split('\\'));

/** The registry below HKEY_LOCAL_MACHINE as the inputs together make it. */
export class RegistryTree {
  readonly #root = newNode('');

  apply(change: RegistryChange): void {
    switch (change.kind) {
      case 'key':
        this.#create(change.path);
        return;
      case 'value': {
        const { values } = this.#create(change.path);
        const name = fold(change.value.name);
        if (change.onlyIfAbsent === true && values.has(name)) return;
        values.set(name, change.value);
        return;
      }
      case 'deleteValue':
        this.#find(change.path)?.values.delete(fold(change.name));
        return;
      case 'deleteValues':
        this.#find(change.path)?.values.clear();
        return;
      case 'deleteKey':
        this.#remove(change.path);
    }
  }

  /** @returns the value, whatever its type; undefined when key or value is absent */
  value(path: string, name: string): RegistryValue | undefined {
    return this.#find(path)?.values.get(fold(name));
  }

  /** The keys from `path` down, with paths relative to it; empty when there are none. */
  keysBelow(path: string): RegistryKey[] {
    const start = this.#find(path);
    const keys: RegistryKey[] = [];
    const visit = (node: Node, relative: string): void => {
      if (node.named) keys.push({ path: relative, values: [...node.values.values()] });
      for (const child of node.children.values()) {
        visit(child, relative === '' ? child.name : `${relative}\\${child.name}`);
      }
    };
    if (start !== undefined) visit(start, '');
    return keys;
  }

  /** Names of the keys directly below `path`. */
  childNames(path: string): string[] {
    return [...(this.#find(path)?.children.values() ?? [])].map(({ name }) => name);
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const segment of segmentsOf(path)) node = node?.children.get(fold(segment));
    return node;
  }

  #create(path: string): Node {
    let node = this.#root;
    for (const segment of segmentsOf(path)) {
      let child = node.children.get(fold(segment));
      if (child === undefined) {
        child = newNode(segment);
        node.children.set(fold(segment), child);
      }
      node = child;
    }
    node.named = true;
    return node;
  }

  #remove(path: string): void {
    const segments = segmentsOf(path);
    const last = segments.pop();
    if (last === undefined) return;
    this.#find(segments.join('\\'))?.children.delete(fold(last));
  }
}
