/** Cuts chunks of text into lines; keeps what has no line end yet. */
export function lineSplitter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    // Only the new chunk is searched: a line of many megabytes must not be searched again and again.
    if (!chunk.includes('\n')) {
      rest += chunk;
      return;
    }
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  };
}
