/** Writes a hive cell by cell, so that tests can also make what Windows never would. */
export class HiveWriter {
  readonly #cells: Buffer[] = [];
  #size = 32;

  /** @returns the offset other cells refer to it by */
  cell(content: Buffer): number {
    const offset = this.#size;
    const cell = Buffer.alloc((content.length + 4 + 7) & ~7);
    cell.writeInt32LE(-cell.length);
    content.copy(cell, 4);
    this.#cells.push(cell);
    this.#size += cell.length;
    return offset;
  }

  list(signature: 'lf' | 'lh' | 'li' | 'ri', offsets: readonly number[]): number {
    const stride = signature === 'lf' || signature === 'lh' ? 8 : 4;
    const content = Buffer.alloc(4 + offsets.length * stride);
    content.write(signature, 'latin1');
    content.writeUInt16LE(offsets.length, 2);
    for (const [index, offset] of offsets.entries())
      content.writeUInt32LE(offset, 4 + index * stride);
    return this.cell(content);
  }

  key(name: string, subkeys?: number, values: readonly number[] = []): number {
    const content = Buffer.alloc(76 + name.length);
    content.write('nk', 'latin1');
    content.writeUInt16LE(0x20, 2);
    content.writeUInt32LE(subkeys === undefined ? 0 : 1, 0x14);
    content.writeUInt32LE(subkeys ?? 0xffff_ffff, 0x1c);
    content.writeUInt32LE(values.length, 0x24);
    content.writeUInt32LE(this.offsets(values), 0x28);
    content.writeUInt16LE(name.length, 72);
    content.write(name, 76, 'latin1');
    return this.cell(content);
  }

  offsets(list: readonly number[]): number {
    return this.cell(
      Buffer.concat(list.map((offset) => Buffer.from(Uint32Array.of(offset).buffer))),
    );
  }

  text(name: string, length: number, data: number): number {
    const content = Buffer.alloc(20 + name.length);
    content.write('vk', 'latin1');
    content.writeUInt16LE(name.length, 2);
    content.writeUInt32LE(length, 4);
    content.writeUInt32LE(data, 8);
    content.writeUInt32LE(1, 12);
    content.writeUInt16LE(1, 16);
    content.write(name, 20, 'latin1');
    return this.cell(content);
  }

  /** Data in segments behind a `db` cell. */
  big(data: Buffer): number {
    const parts: number[] = [];
    for (let at = 0; at < data.length; at += 16_344)
      parts.push(this.cell(data.subarray(at, at + 16_344)));
    const content = Buffer.alloc(8);
    content.write('db', 'latin1');
    content.writeUInt16LE(parts.length, 2);
    content.writeUInt32LE(this.offsets(parts), 4);
    return this.cell(content);
  }

  file(root: number): Buffer {
    const header = Buffer.alloc(4096);
    header.write('regf', 'latin1');
    header.writeUInt32LE(root, 0x24);
    header.writeUInt32LE(this.#size, 0x28);
    return Buffer.concat([header, Buffer.alloc(32), ...this.#cells]);
  }
}
