import type { Report } from '../model.ts';
import { html, type Content } from './markup.ts';
import { style } from './style/style.ts';

/** Nothing is loaded and nothing runs, whatever a text in the page might try. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One file without script that is read on a screen and on paper. */
export function htmlDocument(document: {
  readonly tool: Report['tool'];
  /** Also at the foot of every printed page. */
  readonly title: string;
  readonly main: readonly Content[];
  /** What the page needs beside the common sheet. */
  readonly ownStyle?: Content;
}): string {
  const { tool, title, main, ownStyle } = document;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${tool.name} ${tool.version}" />
        <title>${title}</title>
        ${style(title)}${ownStyle}
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html> `.markup;
}
