import type { RegistryValue } from '../../core/snapshot/registry.ts';
import type { Cell, HiveCells } from './hive-cells.ts';
import { demand, signatureOf } from './hive-cells.ts';
import { InputProblem } from './input-error.ts';
import { decodeText, valueFromBytes } from './registry-data.ts';

/** Larger data is kept in segments of this size behind a `db` cell (since hive version 1.4). */
const segmentSize = 16_344;

export const bytesOf = (view: DataView, start: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + start, length);

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** @param compressed one byte a character, instead of UTF-16 */
export const hiveName = (bytes: Uint8Array, compressed: boolean): string =>
  compressed ? latin1(bytes) : decodeText(bytes, 'utf-16le');

/** Numbers of a cell that holds nothing but a list of cell offsets. */
export function offsetsIn(cell: Cell, start: number, count: number, stride: number): number[] {
  const view = demand(cell, start + count * stride, `a list of ${count} entries`);
  return Array.from({ length: count }, (_, index) => view.getUint32(start + index * stride, true));
}

function segments(cells: HiveCells, head: Cell, size: number): Uint8Array {
  const view = demand(head, 8, 'the head of big data');
  const count = view.getUint16(2, true);
  const data = new Uint8Array(size);
  let filled = 0;
  for (const offset of offsetsIn(cells.cell(view.getUint32(4, true)), 0, count, 4)) {
    const length = Math.min(segmentSize, size - filled);
    const segment = cells.cell(offset);
    data.set(bytesOf(demand(segment, length, 'a segment of big data'), 0, length), filled);
    filled += length;
  }
  if (filled < size) {
    throw new InputProblem(`expected ${size} bytes of big data, found ${filled}`, head.place);
  }
  return data;
}

function dataOf(cells: HiveCells, vk: Cell): Uint8Array {
  const stored = vk.content.getUint32(4, true);
  const size = stored & 0x7fff_ffff;
  if (stored >= 0x8000_0000) {
    if (size > 4)
      throw new InputProblem('expected at most 4 bytes kept in the value itself', vk.place);
    return bytesOf(vk.content, 8, size);
  }
  if (size === 0) return new Uint8Array();
  cells.spend(size, vk.place);
  const cell = cells.cell(vk.content.getUint32(8, true));
  if (size > segmentSize && signatureOf(cell) === 'db') return segments(cells, cell, size);
  return bytesOf(demand(cell, size, 'the data of a value'), 0, size);
}

function readValue(cells: HiveCells, offset: number): RegistryValue {
  const vk = cells.cell(offset);
  if (signatureOf(vk) !== 'vk') throw new InputProblem('expected a value cell (vk)', vk.place);
  const view = demand(vk, 20, 'a value cell');
  const nameLength = view.getUint16(2, true);
  cells.spend(24 + nameLength, vk.place);
  const nameBytes = bytesOf(demand(vk, 20 + nameLength, 'a value cell'), 20, nameLength);
  const name = hiveName(nameBytes, (view.getUint16(16, true) & 1) !== 0);
  return valueFromBytes(name, view.getUint32(12, true), dataOf(cells, vk));
}

/** The values of a key from its nk cell. */
export function readValues(cells: HiveCells, nk: Cell): RegistryValue[] {
  const count = nk.content.getUint32(0x24, true);
  if (count === 0) return [];
  const list = cells.cell(nk.content.getUint32(0x28, true));
  cells.spend(count * 4, list.place);
  return offsetsIn(list, 0, count, 4).map((offset) => readValue(cells, offset));
}
