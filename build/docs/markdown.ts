/** A text of the data as Markdown that shows it and nothing else. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll(/[\\*`[\]<>|]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`)
    .replaceAll(/\s*\n\s*/g, ' ');

/** A name, path or port as it is typed. */
export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** @param cells Markdown already */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Facts under each other; those without a text are left out. */
export function facts(
  rows: readonly (readonly [name: string, text: string | undefined])[],
): string {
  const told = rows.filter((row): row is readonly [string, string] => (row[1] ?? '') !== '');
  return table(['', ''], told);
}

/** Paragraphs, tables and headings as one file. */
export const page = (...blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
