import { InputProblem, atOffset } from './input-error.ts';
import { isTooDeep, mostChanges } from './registry-change.ts';
import type { RegistryChange, RegistryInput } from './registry-change.ts';
import { decodeText, valueFromBytes } from './registry-data.ts';
import { isWanted, touchesWanted } from './wanted-keys.ts';

const headerSize = 8;
const bracketOpen = 0x5b;
const bracketClose = 0x5d;
const semicolon = 0x3b;

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

/** Reads `[key;name;type;size;data]` entries; the layout is MS-GPREG 2.2.1. */
class PolReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = headerSize;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Where the next entry begins. */
  get offset(): number {
    return this.#at;
  }

  entry(): Entry {
    this.#symbol(bracketOpen);
    const key = this.#text('the path of a key');
    this.#symbol(semicolon);
    const name = this.#text('the name of a value');
    this.#symbol(semicolon);
    const type = this.#number('the type of a value');
    this.#symbol(semicolon);
    const size = this.#number('the size of a value');
    this.#symbol(semicolon);
    this.#need(size, `${size} bytes of data`);
    const data = this.#bytes.subarray(this.#at, this.#at + size);
    this.#at += size;
    this.#symbol(bracketClose);
    return { key, name, type, data };
  }

  #need(length: number, what: string): void {
    if (this.#at + length > this.#bytes.length) {
      throw new InputProblem(`expected ${what}, but the file ends`, atOffset(this.#at));
    }
  }

  #symbol(code: number): void {
    const what = `"${String.fromCharCode(code)}"`;
    this.#need(2, what);
    if (this.#view.getUint16(this.#at, true) !== code) {
      throw new InputProblem(`expected ${what}`, atOffset(this.#at));
    }
    this.#at += 2;
  }

  #number(what: string): number {
    this.#need(4, what);
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  /** A text up to its NUL. */
  #text(what: string): string {
    const start = this.#at;
    for (let end = start; end + 1 < this.#bytes.length; end += 2) {
      if (this.#view.getUint16(end, true) !== 0) continue;
      this.#at = end + 2;
      return decodeText(this.#bytes.subarray(start, end), 'utf-16le');
    }
    throw new InputProblem(`expected ${what} that ends with a NUL`, atOffset(start));
  }
}

const namesIn = (data: Uint8Array): string[] =>
  decodeText(data, 'utf-16le')
    .split(/[;\0]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What an entry does; the words that begin with two asterisks are MS-GPREG 3.2.5.1. */
function changesOf({ key, name, type, data }: Entry): RegistryChange[] {
  const word = name.toLowerCase();
  if (word.startsWith('**soft.')) {
    const value = valueFromBytes(name.slice('**soft.'.length), type, data);
    return [{ kind: 'value', path: key, value, onlyIfAbsent: true }];
  }
  if (word.startsWith('**delvals')) return [{ kind: 'deleteValues', path: key }];
  if (word.startsWith('**del.')) {
    return [{ kind: 'deleteValue', path: key, name: name.slice('**del.'.length) }];
  }
  if (word === '**deletevalues') {
    return namesIn(data).map((value) => ({ kind: 'deleteValue', path: key, name: value }));
  }
  if (word === '**deletekeys') {
    // The specification does not say whether the names are relative to the entry's key.
    return namesIn(data).flatMap((below) => [
      { kind: 'deleteKey', path: below },
      { kind: 'deleteKey', path: key === '' ? below : `${key}\\${below}` },
    ]);
  }
  if (word.startsWith('**')) return [];
  if (name === '' && type === 0 && data.length === 0) return [{ kind: 'key', path: key }];
  return [{ kind: 'value', path: key, value: valueFromBytes(name, type, data) }];
}

/** Group policy is read for what it puts below SOFTWARE; it does not stand in for a SYSTEM hive. */
function counts(change: RegistryChange): boolean {
  if (!/^software(\\|$)/i.test(change.path)) return false;
  return change.kind === 'deleteKey' ? touchesWanted(change.path) : isWanted(change.path);
}

function limited(change: RegistryChange, offset: number): RegistryChange {
  if (isTooDeep(change.path))
    throw new InputProblem('keys are nested deeper than 512 levels', atOffset(offset));
  return change;
}

/**
 * Reads the `registry.pol` of a GPO's computer part.
 * @throws {InputProblem} with the offset and what was expected there
 */
export function readRegistryPol(bytes: Uint8Array): RegistryInput {
  const version = bytes.length < headerSize ? undefined : bytes[4];
  if (version !== 1) throw new InputProblem('expected version 1 of a registry.pol', atOffset(4));
  const reader = new PolReader(bytes);
  const changes: RegistryChange[] = [];
  while (!reader.done) {
    const at = reader.offset;
    for (const change of changesOf(reader.entry()))
      if (counts(change)) changes.push(limited(change, at));
    if (changes.length > mostChanges) {
      throw new InputProblem(
        `more than ${mostChanges} keys and values of firewall or VMM`,
        atOffset(at),
      );
    }
  }
  return { changes, notes: [] };
}
