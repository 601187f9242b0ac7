/** Where a text stops being JSON (RFC 8259). */
export interface JsonFault {
  /** In characters from the beginning. */
  readonly offset: number;
  /** Whether what there is could go on as JSON: the file was cut off. */
  readonly ends: boolean;
}

const blanks = /[ \t\n\r]*/y;
const value = /(?<open>[{[])|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A text without its closing quotation mark. Unrolled, so that long texts need no stack. */
// Control characters are what JSON forbids in a text.
// oxlint-disable-next-line no-control-regex
const text = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;
const beginnings = /^(?:\\(?:u[\da-fA-F]{0,3})?|-|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)?$/;
/** A crash of Windows can leave a file with its length and nothing but zeros at its end. */
const zeros = /^\0+$/;

type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'next';

/** Walks through a text once; fast is not needed, since only broken files come here. */
class JsonWalk {
  readonly #text: string;
  readonly #open: ('{' | '[')[] = [];
  #at = 0;
  #expected: Expected = 'value';

  constructor(json: string) {
    this.#text = json;
  }

  /** The offset of the first fault; undefined when there is none. */
  fault(): number | undefined {
    for (;;) {
      this.#take(blanks);
      const isWhole = this.#expected === 'next' && this.#open.length === 0;
      if (isWhole) return this.#at === this.#text.length ? undefined : this.#at;
      if (!this.#step()) return this.#at;
    }
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #step(): boolean {
    const next = this.#text.charAt(this.#at);
    const inside = this.#open.at(-1);
    if (next === (inside === '{' ? '}' : ']') && /end|next/.test(this.#expected)) {
      this.#open.pop();
      return this.#advance('next');
    }
    if (this.#expected === 'colon') return next === ':' && this.#advance('value');
    if (this.#expected === 'next')
      return next === ',' && this.#advance(inside === '{' ? 'name' : 'value');
    if (this.#expected.startsWith('name')) return next === '"' && this.#string('colon');
    return this.#value();
  }

  #advance(expected: Expected): true {
    this.#at += 1;
    this.#expected = expected;
    return true;
  }

  #string(expected: Expected): boolean {
    this.#take(text);
    return this.#text.charAt(this.#at) === '"' && this.#advance(expected);
  }

  #value(): boolean {
    if (this.#text.charAt(this.#at) === '"') return this.#string('next');
    const found = this.#take(value);
    if (found === null) return false;
    const open = found.groups?.['open'];
    this.#expected = open === undefined ? 'next' : open === '{' ? 'name or end' : 'value or end';
    if (open === '{' || open === '[') this.#open.push(open);
    return true;
  }
}

/**
 * Says where a text stops being JSON. `JSON.parse` says it in some cases only, in words that differ
 * from one Node to the next, and never whether a file is wrong or cut off.
 * @returns undefined when the text is JSON
 */
export function jsonFault(json: string): JsonFault | undefined {
  const offset = new JsonWalk(json).fault();
  if (offset === undefined) return undefined;
  const rest = json.slice(offset);
  if (zeros.test(rest)) return { offset, ends: true };
  // Of a number "1." or "1e" the first digits are a whole one.
  const cutNumber = /^(?:\.|(?:\.\d+)?[eE][+-]?)$/.test(rest) && /\d$/.test(json.slice(0, offset));
  const ends = cutNumber || beginnings.test(rest);
  return { offset: ends ? json.length : offset, ends };
}

/** Why a text that `JSON.parse` refused is no JSON, and where: a clause and a place for a sentence. */
export function jsonProblem(json: string): { readonly problem: string; readonly place: string } {
  const { offset, ends } = jsonFault(json) ?? { offset: json.length, ends: false };
  const line = json.slice(0, offset).split('\n').length;
  return {
    problem: ends ? 'the file ends too early, its JSON is not complete' : 'expected valid JSON',
    place: `line ${line}, offset ${offset}`,
  };
}
