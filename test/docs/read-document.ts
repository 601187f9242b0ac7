import { readFileSync } from 'node:fs';
import { Marked, type Token, type Tokens } from 'marked';

/** What the tests look at in one document. */
export interface Document {
  readonly name: string;
  readonly links: readonly string[];
  readonly pictures: readonly { readonly address: string; readonly alt: string }[];
  /** Anchors of headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
  readonly blocks: readonly { readonly language: string; readonly text: string }[];
  readonly inline: readonly string[];
}

const marked = new Marked();

/** GitHub's anchor of a heading: lower case, no punctuation, hyphens for blanks. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');

const plain = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => ('tokens' in token && token.tokens ? plain(token.tokens) : textOf(token)))
    .join('');
const textOf = (token: Token) =>
  'text' in token && typeof token.text === 'string' ? token.text : '';

export function readDocument(name: string): Document {
  const links: string[] = [];
  const pictures: { address: string; alt: string }[] = [];
  const headings: string[] = [];
  const blocks: { language: string; text: string }[] = [];
  const inline: string[] = [];
  const tokens = marked.lexer(readFileSync(name, 'utf8'));
  void marked.walkTokens(tokens, (token) => {
    // marked tells its token types apart by `type` alone; its generic one widens them all.
    const one = token as
      Tokens.Link | Tokens.Image | Tokens.Heading | Tokens.Code | Tokens.Codespan;
    if (one.type === 'link') links.push(one.href);
    else if (one.type === 'image') pictures.push({ address: one.href, alt: one.text });
    else if (one.type === 'heading') headings.push(slug(plain(one.tokens)));
    else if (one.type === 'code') blocks.push({ language: one.lang ?? '', text: one.text });
    else if (one.type === 'codespan') inline.push(one.text);
  });
  return { name, links, pictures, anchors: numbered(headings), blocks, inline };
}

/** The second heading of one text gets `-1`. */
function numbered(headings: readonly string[]): Set<string> {
  const seen = new Map<string, number>();
  return new Set(
    headings.map((heading) => {
      const count = seen.get(heading) ?? 0;
      seen.set(heading, count + 1);
      return count === 0 ? heading : `${heading}-${count}`;
    }),
  );
}
