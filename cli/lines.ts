import { TextDecoder } from 'node:util';

/** Windows PowerShell writes UTF-16 with `>` and Out-File; everything else is UTF-8. */
function decoderFor(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  return new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8');
}

/** Chunks of a stream as text; the first ones together when they are too short to tell the encoding. */
async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let start = new Uint8Array();
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    const bytes = decoder === undefined ? Buffer.concat([start, chunk]) : chunk;
    start = new Uint8Array(bytes.subarray(0, 2));
    if (bytes.length < 2 && decoder === undefined) continue;
    decoder ??= decoderFor(bytes);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder === undefined ? new TextDecoder().decode(start) : decoder.decode();
}

/**
 * Lines of a stream as they come, without their ends (LF or CRLF) and without a byte order mark. A
 * blank last line is none. Of a line longer than `longest` characters one more than these is given,
 * so that a file without line ends costs no memory.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<string> {
  let rest = '';
  let heldBlank = false;
  const append = (text: string) => {
    if (rest.length <= longest) rest += text.slice(0, longest + 1 - rest.length);
  };
  function* take(line: string): Generator<string> {
    if (heldBlank) yield '';
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    heldBlank = text.trim() === '';
    if (!heldBlank) yield text;
  }
  for await (const chunk of textOf(chunks)) {
    const [first = '', ...others] = chunk.split('\n');
    append(first);
    for (const other of others) {
      yield* take(rest);
      rest = '';
      append(other);
    }
  }
  if (rest !== '') yield* take(rest);
}
