import { html, type Content, type Markup } from './markup.ts';

export interface TableSection {
  /** Of the heading, which names the table. */
  readonly id: string;
  readonly title: string;
  readonly lead: Content;
  /** Heads, each with its percent of the width. */
  readonly columns: readonly (readonly [title: string, percent: number])[];
  /** Each a `tr` with as many cells as there are columns. */
  readonly rows: readonly Content[];
  /** A class of the style sheet. */
  readonly kind?: string;
}

/** A section that is one table; its heads are repeated on every page of paper. */
export function tableSection({ id, title, lead, columns, rows, kind }: TableSection): Markup {
  return html`<section>
    <h2 id="${id}">${title}</h2>
    <p class="lead">${lead}</p>
    <table ${kind === undefined ? undefined : html`class="${kind}" `}aria-labelledby="${id}">
      <colgroup>
        ${columns.map(([, percent]) => html`<col style="width: ${percent}%" />`)}
      </colgroup>
      <thead>
        <tr>
          ${columns.map(([head]) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section> `;
}
