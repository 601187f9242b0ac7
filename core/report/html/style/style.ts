import { html, type Markup } from '../markup.ts';
import { colours } from './colours.ts';
import { pageFoot } from './page-foot.ts';
import { printStyle } from './print.ts';
import { tableStyle } from './tables.ts';
import { textStyle } from './text.ts';

/** The one sheet of the page. */
export const style = (title: string): Markup =>
  html`<style>
    ${[colours, textStyle, tableStyle, printStyle, pageFoot(title)]}
  </style>`;
