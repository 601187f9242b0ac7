/**
 * The words of a command line as a person writes it in a document: quotes keep blanks together,
 * backslashes are those of Windows paths. What a pipe or `>` does with the output is left out.
 */
export function commandWords(line: string): string[] {
  const words: string[] = [];
  for (const [whole, double, single] of line.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)) {
    if (whole === '|' || whole === '>' || whole === '>>' || whole === ';') break;
    words.push(double ?? single ?? whole);
  }
  return words;
}
