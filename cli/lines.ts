/**
 * Lines of a stream as they come, without their ends (LF or CRLF) and without a byte order mark. A
 * blank last line is none.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let heldBlank = false;
  function* take(line: string): Generator<string> {
    if (heldBlank) yield '';
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    heldBlank = text.trim() === '';
    if (!heldBlank) yield text;
  }
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    rest.push(first);
    for (const other of others) {
      yield* take(rest.join(''));
      rest = [other];
    }
  }
  const last = rest.join('') + decoder.decode();
  if (last !== '') yield* take(last);
}
