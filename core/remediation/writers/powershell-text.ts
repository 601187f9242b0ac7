/** PowerShell takes each of these for a single quote, so each of them is doubled. */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g;

/**
 * A text as a single-quoted PowerShell literal: nothing in it is expanded, whatever it holds. Line
 * ends are the caller's to refuse (plans do), since a console runs what is pasted line by line.
 */
export const literal = (text: string): string => `'${text.replace(singleQuotes, '$&$&')}'`;

/** One text as a literal, several as an array of them. */
export const value = (given: string | readonly string[]): string =>
  typeof given === 'string' ? literal(given) : given.map(literal).join(', ');

/**
 * Parameters as a table for splatting, one a line.
 * @param indent blanks before the closing brace
 */
export function table(
  parameters: Readonly<Record<string, string | readonly string[]>>,
  indent = '',
): string {
  const lines = Object.entries(parameters).map(
    ([name, given]) => `${indent}    ${name} = ${value(given)}`,
  );
  return ['@{', ...lines, `${indent}}`].join('\n');
}
