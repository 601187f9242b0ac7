/**
 * One argument for a program started by a batch file, always in quotes, so that cmd takes none of
 * & | < > ^ ( ) for its own. Percent signs are doubled, since cmd expands them in quotes, too;
 * backslashes before the closing quote are doubled, as CommandLineToArgvW wants it. A double quote
 * becomes a single one: cmd knows no escape for it that every program reads alike.
 * @param text without line ends and control characters, as plans are
 */
export function argument(text: string): string {
  const single = text.replaceAll('"', "'").replaceAll('%', '%%');
  return `"${single.replace(/\\+$/, '$&$&')}"`;
}

/**
 * A line for the reader. `rem` still expands percent signs, and what follows an ampersand would run
 * were it to stand at the beginning, so whatever means something to cmd becomes a blank.
 */
export const remark = (line: string): string =>
  `rem ${line.replaceAll(/[%&|<>^!"]/g, ' ').replaceAll('/?', '/ ?')}`;

/** A line on the screen, of plain words only. */
export const echo = (line: string): string =>
  `echo ${line.replaceAll(/[%&|<>^!"()]/g, ' ').replaceAll('/?', '/ ?')}`;
