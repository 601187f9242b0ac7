import type { Report } from '../model.ts';
import { htmlDocument } from './document.ts';
import { findings } from './findings.ts';
import { allFlows } from './flow-table.ts';
import { foreign, html, type Content } from './markup.ts';
import { opening } from './opening.ts';
import { changesTable, exceptionsTable } from './record.ts';
import { rulesTables } from './rules-table.ts';
import { noteSentences } from '../words.ts';

function notes(report: Report): Content {
  return html`<section>
    <h2>What was assumed, not read or not evaluated</h2>
    <ul class="plain">
      ${noteSentences(report).map((note) => html`<li>${foreign(note)}</li> `)}
      <li>
        Characters that cannot be seen are shown by their code in this report, such as ⟨U+202E⟩.
      </li>
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

/** The answer first, then everything it rests on. */
export function writeHtml(report: Report): string {
  const { assessment, tool, generatedAt } = report;
  const host = assessment.host.name ?? 'a server';
  return htmlDocument({
    tool,
    title: `Windows Firewall for VMM on ${host}, ${generatedAt.slice(0, 10)}`,
    main: [
      opening(report),
      findings(report),
      allFlows(report),
      rulesTables(report),
      exceptionsTable(report),
      changesTable(report),
      notes(report),
      sources(report),
    ],
  });
}
