import type { Report } from '../model.ts';
import { findings } from './findings.ts';
import { allFlows } from './flow-table.ts';
import { foreign, html, type Content } from './markup.ts';
import { opening } from './opening.ts';
import { changesTable, exceptionsTable } from './record.ts';
import { rulesTables } from './rules-table.ts';
import { noteSentences } from '../words.ts';
import { style } from './style/style.ts';

/** Nothing is loaded and nothing runs, whatever a text in the page might try. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function notes(report: Report): Content {
  return html`<section>
    <h2>What was assumed, not read or not evaluated</h2>
    <ul class="plain">
      ${noteSentences(report).map((note) => html`<li>${foreign(note)}</li> `)}
      <li>Characters that cannot be seen are shown by their code in this report: ⟨U+202E⟩.</li>
    </ul>
  </section> `;
}

function source(id: string, { catalogue }: Report): Content {
  const { text = '', url } = catalogue.sources[id] ?? {};
  const linked = url === undefined ? text : html`<a href="${url}" rel="noreferrer">${text}</a>`;
  return html`<li id="source-${id}"><strong>${id}</strong> ${linked}</li> `;
}

function sources(report: Report): Content {
  const { flows, faults } = report.assessment;
  const used = new Set([...flows, ...faults].flatMap((each) => each.sources));
  if (used.size === 0) return undefined;
  return html`<section>
    <h2>Sources</h2>
    <ul class="plain">
      ${[...used].toSorted().map((id) => source(id, report))}
    </ul>
  </section> `;
}

/** One file without script: the answer first, then everything it rests on. */
export function writeHtml(report: Report): string {
  const { assessment, tool, generatedAt } = report;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${tool.name} ${tool.version}" />
        <title>
          Windows Firewall for VMM on ${assessment.host.name ?? 'a server'},
          ${generatedAt.slice(0, 10)}
        </title>
        ${style}
      </head>
      <body>
        <main>
          ${opening(report)}${findings(report)}${allFlows(report)}${rulesTables(report)}${exceptionsTable(report)}${changesTable(report)}${notes(report)}${sources(report)}
        </main>
      </body>
    </html> `.markup;
}
