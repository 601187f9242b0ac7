import type { Files } from './files.ts';

const block = 64 * 1024;
const lineEnd = 0x0a;

/**
 * The lines of a file, the last one first, without empty ones. Reads no more of the file than is
 * asked for. Bytes of a line end are part of no other character of UTF-8.
 * @throws what the system says when the file cannot be opened or read
 */
export async function* linesFromEnd(
  file: string,
  { open }: Pick<Files, 'open'>,
): AsyncGenerator<string, void, undefined> {
  const handle = await open(file, 'r');
  try {
    let { size: at } = await handle.stat();
    /** The end of a line whose beginning is not read yet. */
    let begun = Buffer.alloc(0);
    while (at > 0) {
      const length = Math.min(block, at);
      at -= length;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      let bytes = Buffer.concat([buffer.subarray(0, bytesRead), begun]);
      for (let end = bytes.lastIndexOf(lineEnd); end >= 0; end = bytes.lastIndexOf(lineEnd)) {
        if (end + 1 < bytes.length) yield bytes.subarray(end + 1).toString('utf8');
        bytes = bytes.subarray(0, end);
      }
      begun = bytes;
    }
    if (begun.length > 0) yield begun.toString('utf8');
  } finally {
    await handle.close();
  }
}
