import { InputProblem } from './input-error.ts';

const lineFeed = 10;
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;
const nibble = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
};

/** Walks through the text of a `.reg` file once, from front to back. */
export class RegScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether nothing is left. */
  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** @throws {InputProblem} that names the line reached */
  fail(problem: string): never {
    if (this.done) this.#failAtLine(`${problem}, but the file ends`);
    this.#failAtLine(problem);
  }

  #failAtLine(problem: string): never {
    let line = 1;
    let from = this.#text.indexOf('\n');
    for (; from !== -1 && from < this.#at; from = this.#text.indexOf('\n', from + 1)) line += 1;
    throw new InputProblem(problem, `line ${line}`);
  }

  /** The next character after blanks, empty lines and comments; '' at the end. */
  next(): string {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === lineFeed || isBlank(code) || code === 0) this.#at += 1;
      else if (code === 0x3b) this.restOfLine();
      else return this.#text.charAt(this.#at);
    }
  }

  skipBlanks(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  /** Takes `word`, in any case, if it comes next. */
  take(word: string): boolean {
    const found = this.#text.slice(this.#at, this.#at + word.length).toLowerCase() === word;
    if (found) this.#at += word.length;
    return found;
  }

  restOfLine(): string {
    const end = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#text.length : end;
    return line;
  }

  /** What is in quotes; the opening quote has been taken. It may hold line ends. */
  quoted(): string {
    const start = this.#at;
    let escaped = false;
    for (let at = start; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        const raw = this.#text.slice(start, at);
        return escaped ? raw.replaceAll(/\\(["\\])/g, '$1') : raw;
      }
      if (code !== 0x5c) continue;
      escaped = true;
      at += 1;
    }
    return this.#failAtLine('expected a closing quotation mark, but the file ends');
  }

  /** Up to `most` hexadecimal digits as a number; undefined when none comes next. */
  hexNumber(most: number): number | undefined {
    let value = 0;
    let digits = 0;
    for (; digits <= most; digits += 1) {
      const digit = nibble(this.#text.charCodeAt(this.#at));
      if (digit === -1) break;
      value = value * 16 + digit;
      this.#at += 1;
    }
    return digits === 0 || digits > most ? undefined : value;
  }

  /** Bytes as `0a,ff,\` with continued lines, up to the end of the line. */
  hexBytes(): Uint8Array {
    const parts: Uint8Array[] = [];
    let part = new Uint8Array(4096);
    let filled = 0;
    for (;;) {
      this.#skipContinuations();
      const byte = this.hexNumber(2);
      if (byte === undefined) {
        // Windows itself ends no list with a comma; people do.
        if (this.done && filled > 0) this.fail('expected the next byte');
        break;
      }
      if (filled === part.length) {
        parts.push(part);
        part = new Uint8Array(65_536);
        filled = 0;
      }
      part[filled] = byte;
      filled += 1;
      this.#skipContinuations();
      if (!this.take(',')) break;
    }
    this.endOfValue();
    return new Uint8Array(Buffer.concat([...parts, part.subarray(0, filled)]));
  }

  /** Nothing but blanks or a comment may follow a value on its line. */
  endOfValue(): void {
    this.skipBlanks();
    const code = this.#text.charCodeAt(this.#at);
    if (Number.isNaN(code) || code === lineFeed || code === 0) return;
    if (code !== 0x3b) this.fail('expected the end of the line after a value');
    this.restOfLine();
  }

  #skipContinuations(): void {
    this.skipBlanks();
    while (this.#text.charAt(this.#at) === '\\') {
      this.#at += 1;
      this.skipBlanks();
      if (this.#text.charCodeAt(this.#at) === lineFeed) this.#at += 1;
      this.skipBlanks();
    }
  }
}
