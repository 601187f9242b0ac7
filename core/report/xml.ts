/** A small builder for XML 1.0: what it writes is well-formed whatever the texts are. */

export interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: readonly (Element | string)[];
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Attributes and children that are `undefined` are left out. Names are ours, never from outside. */
export function element(
  name: string,
  attributes: Attributes = {},
  ...children: readonly (Element | string | undefined)[]
): Element {
  return {
    name,
    attributes: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)] as const],
    ),
    children: children.filter((child) => child !== undefined),
  };
}

/** What the production Char of XML 1.0 leaves out, lone halves of surrogate pairs included. */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/**
 * The rule for all XML reports: characters that XML 1.0 forbids are dropped, every other one
 * survives.
 */
export const withoutForbidden = (text: string): string => text.replaceAll(forbidden, '');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Parsers make blanks or line feeds of these where they stand as they are.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const entityOf = (character: string) => entities[character] ?? character;
const escapeText = (text: string) => withoutForbidden(text).replaceAll(/[&<>\r]/g, entityOf);
const escapeAttribute = (text: string) =>
  withoutForbidden(text).replaceAll(/[&<>"\t\n\r]/g, entityOf);

function write({ name, attributes, children }: Element, indent: string): string {
  const start = `<${name}${attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('')}`;
  if (children.length === 0) return `${start}/>`;
  const hasText = children.some((child) => typeof child === 'string');
  if (hasText) {
    const content = children.map((child) =>
      typeof child === 'string' ? escapeText(child) : write(child, indent),
    );
    return `${start}>${content.join('')}</${name}>`;
  }
  const inner = `${indent}  `;
  const lines = children.map((child) =>
    typeof child === 'string' ? '' : `${inner}${write(child, inner)}\n`,
  );
  return `${start}>\n${lines.join('')}${indent}</${name}>`;
}

/** Indented where an element holds elements only, so that no text gains a blank. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`;
}
