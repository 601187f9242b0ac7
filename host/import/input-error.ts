/** Why an input could not be used: which file, where in it, and what was expected there. */
export interface InputError {
  readonly file: string;
  /** "offset 0x1040", "line 12" or a path inside JSON; absent when the whole file is meant. */
  readonly place?: string;
  readonly problem: string;
  readonly kind?: InputErrorKind;
}

/**
 * Errors about which more can be said: `other` is sound and no host, what a folder of hosts may hold
 * beside them; `second-snapshot` may have been meant as a host of its own.
 */
export type InputErrorKind = 'other' | 'second-snapshot';

/** Raised inside a reader, where nesting is deep; becomes an `InputError` at the reader's door. */
export class InputProblem extends Error {
  readonly place: string | undefined;
  readonly kind: InputErrorKind | undefined;

  constructor(problem: string, place?: string, kind?: InputErrorKind) {
    super(problem);
    this.name = 'InputProblem';
    this.place = place;
    this.kind = kind;
  }
}

export const atOffset = (offset: number): string => `offset 0x${offset.toString(16)}`;

/** Control and direction marks would let a file name rewrite the sentence that names it. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');

/** One sentence: file, place, and what was expected. */
export function renderInputError({ file, place, problem }: InputError): string {
  const where = place === undefined ? '' : `, ${printable(place)}`;
  const named = file.trim() === '' ? '(no name)' : printable(file);
  return `${named}${where}: ${printable(problem)}.`;
}
