/** Why an input could not be used: which file, where in it, and what was expected there. */
export interface InputError {
  readonly file: string;
  /** "offset 0x1040", "line 12" or a path inside JSON; absent when the whole file is meant. */
  readonly place?: string;
  readonly problem: string;
  /** Sound, and something else than a host: what a folder of hosts may hold beside them. */
  readonly isOther?: true;
}

/** Raised inside a reader, where nesting is deep; becomes an `InputError` at the reader's door. */
export class InputProblem extends Error {
  readonly place: string | undefined;
  readonly isOther: boolean;

  constructor(problem: string, place?: string, isOther = false) {
    super(problem);
    this.name = 'InputProblem';
    this.place = place;
    this.isOther = isOther;
  }
}

export const atOffset = (offset: number): string => `offset 0x${offset.toString(16)}`;

/** Control and direction marks would let a file name rewrite the sentence that names it. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');

/** One sentence: file, place, and what was expected. */
export function renderInputError({ file, place, problem }: InputError): string {
  const where = place === undefined ? '' : `, ${printable(place)}`;
  return `${printable(file)}${where}: ${printable(problem)}.`;
}
