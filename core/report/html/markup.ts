/** Markup that is safe to put into a page. */
export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | undefined | readonly Content[];

/**
 * Characters that cannot be seen, that turn or hide text, or that a page cannot hold. Tab, line feed
 * and the two joiners that scripts and emoji need stay as they are.
 */
const unseen = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/gu;

/** The rule for the page: what is unseen is shown by its code point, `⟨U+202E⟩`; all else survives. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'object')
    return 'markup' in content ? content.markup : content.map(write).join('');
  return visibleText(String(content)).replaceAll(/[&<>"']/g, (match) => entities[match] ?? match);
}

/** A template in which every text is escaped, in elements and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return {
    markup: parts.map((part, index) => `${part}${write(contents[index])}`).join(''),
  };
}

/** A style sheet of ours, as it stands. */
export const css = (parts: TemplateStringsArray): Markup => ({ markup: parts.join('') });

/** A text of a host, kept apart from the direction of what surrounds it. */
export const foreign = (text: string): Markup => html`<bdi>${text}</bdi>`;

/** A name, port or path of a host, in the monospaced face. */
export const code = (text: string): Markup => html`<code><bdi>${text}</bdi></code>`;

/** Contents with a separator between them. */
export function joined(contents: readonly Content[], separator: Content): Content[] {
  return contents.flatMap((content, index) => (index === 0 ? [content] : [separator, content]));
}
