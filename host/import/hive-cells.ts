import { InputProblem, atOffset } from './input-error.ts';

/** Cell offsets count from the end of the base block. */
const baseBlockSize = 4096;
const noCell = 0xffff_ffff;

/** One allocated cell: its content without the size field, and where it is, for error sentences. */
export interface Cell {
  readonly content: DataView;
  readonly place: string;
}

export const signatureOf = ({ content }: Cell): string =>
  content.byteLength < 2 ? '' : String.fromCharCode(content.getUint8(0), content.getUint8(1));

/** Content of at least `length` bytes, else the cell is too short for what it says it is. */
export function demand(cell: Cell, length: number, what: string): DataView {
  if (cell.content.byteLength < length) {
    throw new InputProblem(`expected ${what} of at least ${length} bytes`, cell.place);
  }
  return cell.content;
}

/**
 * The cells of a registry hive (regf). No honest cell is used twice, so reading a multiple of the
 * file is proof of a damaged or hostile one; this bounds time and memory.
 */
export class HiveCells {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #budget: number;
  readonly root: number;
  readonly dirty: boolean;

  constructor(bytes: Uint8Array) {
    if (bytes.length < baseBlockSize) {
      throw new InputProblem(
        `the file ends here; a registry hive begins with ${baseBlockSize} bytes`,
        atOffset(bytes.length),
      );
    }
    const header = new DataView(bytes.buffer, bytes.byteOffset, baseBlockSize);
    const size = header.getUint32(0x28, true);
    this.#bytes = bytes;
    this.#end = baseBlockSize + size;
    this.#budget = 8 * bytes.length;
    this.root = header.getUint32(0x24, true);
    this.dirty = header.getUint32(4, true) !== header.getUint32(8, true);
    if (this.#end > bytes.length) {
      throw new InputProblem(
        `the file is cut off here; its header promises ${this.#end} bytes`,
        atOffset(bytes.length),
      );
    }
  }

  static isCell(offset: number): boolean {
    return offset !== noCell;
  }

  /** @param offset as stored in other cells */
  cell(offset: number): Cell {
    const start = baseBlockSize + offset;
    const place = atOffset(start);
    if (offset % 8 !== 0 || start + 8 > this.#end) {
      throw new InputProblem('a cell is said to be here, which lies outside the hive', place);
    }
    const size = -new DataView(this.#bytes.buffer, this.#bytes.byteOffset + start).getInt32(
      0,
      true,
    );
    if (size < 8 || start + size > this.#end) {
      throw new InputProblem('expected an allocated cell that ends inside the hive', place);
    }
    return {
      content: new DataView(this.#bytes.buffer, this.#bytes.byteOffset + start + 4, size - 4),
      place,
    };
  }

  /** Accounts for bytes about to be read. */
  spend(bytes: number, place: string): void {
    this.#budget -= bytes;
    if (this.#budget < 0) {
      throw new InputProblem('the hive uses its cells more than once, as no real one does', place);
    }
  }
}
