import { verdictWords } from '../../assessment/words/english.ts';
import { flowVerdicts, type FlowVerdict } from '../../firewall/flow/verdict.ts';
import { foreign, html, type Content } from '../../report/html/markup.ts';
import type { Fleet, FleetCell, FleetHost } from '../model.ts';
import { hostWords } from '../words.ts';

/** More rows than this nobody reads; the CSV has all. */
export const mostMatrixHosts = 500;

const tones: Record<FlowVerdict, string> = {
  allowed: 'open',
  'allowed-by-default': 'quiet',
  limited: 'part',
  unknown: 'unsure',
  disabled: 'shut',
  missing: 'shut',
  void: 'void',
  blocked: 'shut',
  'not-applicable': 'faint',
};

function cellMarkup(cell: FleetCell | null): Content {
  if (cell === null) return html`<td></td>`;
  const { word, shape } = verdictWords[cell.verdict];
  const mark = cell.failing ? html`<b>${shape}</b>` : shape;
  return html`<td class="${tones[cell.verdict]}" aria-label="${word}" title="${word}">${mark}</td>`;
}

function row(host: FleetHost, columns: readonly number[]): Content {
  return html`<tr>
    <th scope="row" title="${host.input}">${foreign(hostWords(host))}</th>
    <td>${host.summary.failing}</td>
    ${columns.map((i) => cellMarkup(host.cells[i] ?? null))}
  </tr> `;
}

const legend = (): Content =>
  html`<p class="small">
    ${flowVerdicts.map((verdict) => {
      const { word, shape } = verdictWords[verdict];
      return html`<span class="${tones[verdict]}">${shape}</span> ${word}; `;
    })}empty:
    no part in the flow. Bold: it fails this server.
  </p>`;

/** Servers against the flows that fail anywhere; the columns carry the numbers of the flow list. */
export function matrix({ hosts, flows }: Fleet): Content {
  const columns = flows.flatMap(({ failing }, i) => (failing > 0 ? [i] : []));
  if (columns.length === 0) return undefined;
  const shown = hosts.slice(0, mostMatrixHosts);
  const left = hosts.length - shown.length;
  return html`<section>
    <h2>Servers and flows</h2>
    ${legend()}
    ${left > 0 ? html`<p class="small">The ${shown.length} worst servers; ${left} more are in the CSV.</p>` : undefined}
    <div class="matrix-frame" tabindex="0" role="region" aria-label="Servers and flows">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Server</th>
            <th scope="col">Closed</th>
            ${columns.map((i) => html`<th scope="col" title="${flows[i]?.purpose}">${i + 1}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map((host) => row(host, columns))}
        </tbody>
      </table>
    </div>
  </section> `;
}
