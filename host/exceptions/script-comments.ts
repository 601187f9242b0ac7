/**
 * JSON is YAML but for comments as JavaScript writes them. They become YAML's here, every line and
 * place stays; one with something behind it on its last line becomes blank.
 */
export function withYamlComments(text: string): string {
  if (!/^\s*(\{|\/[/*])/.test(text)) return text;
  return text.replaceAll(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[^]*?\*\//g, (found, offset: number) => {
    if (found.startsWith('"')) return found;
    const isLast = /^[ \t\r]*(\n|$)/.test(text.slice(offset + found.length));
    return isLast ? commented(found) : found.replaceAll(/[^\n]/g, ' ');
  });
}

const commented = (found: string): string =>
  found
    .split('\n')
    .map((line, index) => (index === 0 ? ` #${line.slice(2)}` : line.replace(/^ {0,2}/, '#')))
    .join('\n');
