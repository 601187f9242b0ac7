/**
 * What is wrong with something that a person wrote into a file, a form or a policy, as data, so that
 * window and terminal can say it in their language (english-flaws.ts, german-flaws.ts).
 */

export type ExpectedType = 'text' | 'number' | 'whole number' | 'list' | 'fields';

export type Flaw =
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'type'; readonly expected: ExpectedType }
  | { readonly kind: 'choice'; readonly value: string; readonly choices: readonly string[] }
  /** A number outside of what is allowed; null where there is no such end. */
  | { readonly kind: 'number'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'too-many'; readonly most: number }
  /** `known`: those that may stand there; empty where they are too many to tell. */
  | {
      readonly kind: 'unknown-names';
      readonly names: readonly string[];
      readonly known: readonly string[];
    }
  /** A file that is no list of exceptions. */
  | { readonly kind: 'no-list' }
  | { readonly kind: 'flow-id' }
  | { readonly kind: 'no-flow'; readonly flow: string }
  | { readonly kind: 'day' }
  | { readonly kind: 'address'; readonly value: string }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'peers-line' }
  | { readonly kind: 'no-addresses'; readonly role: string }
  | { readonly kind: 'registry-type'; readonly is: string; readonly wanted: string }
  | { readonly kind: 'no-switch' }
  | { readonly kind: 'no-setting' }
  /** Neither YAML nor JSON; `text` is the parser's. */
  | { readonly kind: 'bare-star' }
  | { readonly kind: 'two-documents' }
  | { readonly kind: 'syntax'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

/** A flaw and its place: names of fields, and numbers of entries counted from 1 as people count. */
export interface Mistake {
  readonly at: readonly (string | number)[];
  readonly flaw: Flaw;
}

export interface MistakeInText extends Mistake {
  /** 1 for the first line; null where the whole is meant. */
  readonly line: number | null;
}
