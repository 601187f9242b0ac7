import { verdictWords } from '../../assessment/words/english.ts';
import { flowVerdicts, type FlowVerdict } from '../../firewall/flow/verdict.ts';
import { foreign, html, type Content } from '../../report/html/markup.ts';
import { markSymbols, markUse, verdictTone } from '../../report/html/verdict-mark.ts';
import type { Fleet, FleetCell, FleetFlow, FleetHost } from '../model.ts';
import { hostWords } from '../words.ts';
import { numberedFlows } from './flows.ts';

/** More rows than this nobody reads; the CSV has all. */
export const mostMatrixHosts = 500;

function wordOf({ verdict, failing, excepted }: FleetCell): string {
  const { word } = verdictWords[verdict];
  return excepted ? `${word}, excepted` : failing ? word : `${word}, not failing`;
}

/** Failing cells stand out; what does not fail is there and does not shout. */
function cellMarkup(cell: FleetCell | null): Content {
  if (cell === null) return html`<td></td>`;
  const kind = cell.failing
    ? `fails ${verdictTone(cell.verdict)}`
    : cell.excepted
      ? 'excepted'
      : 'calm';
  return html`<td class="${kind}">${markUse(cell.verdict, wordOf(cell))}</td>`;
}

const row = (host: FleetHost, columns: readonly number[]): Content =>
  html`<tr>
    <th scope="row" title="${host.input}">${foreign(hostWords(host))}</th>
    <td class="number">${host.summary.failing}</td>
    ${columns.map((i) => cellMarkup(host.cells[i] ?? null))}
  </tr> `;

/** More ports than this are in the list of flows. */
const mostPorts = 2;

/** `in TCP 5985`, short enough for a column. */
function columnWords({ direction, protocol, ports }: FleetFlow): string {
  const all = ports.flatMap((text) => text.split(', '));
  const more = all.length > mostPorts ? '…' : '';
  return `${direction} ${protocol.toUpperCase()} ${all.slice(0, mostPorts).join(', ')}${more}`;
}

const head = (flow: FleetFlow, index: number): Content =>
  html`<th scope="col" title="${flow.purpose}">
    <span class="down"><b>${columnWords(flow)}</b>${flow.purpose}</span>${index + 1}
  </th>`;

/** Those verdicts that occur, each with its word. */
function legend(hosts: readonly FleetHost[], columns: readonly number[]): Content {
  const found = new Set<FlowVerdict>();
  let hasExcepted = false;
  for (const { cells } of hosts)
    for (const i of columns) {
      const cell = cells[i];
      if (cell === null || cell === undefined) continue;
      found.add(cell.verdict);
      hasExcepted ||= cell.excepted;
    }
  return html`<ul class="legend">
    ${flowVerdicts
      .filter((verdict) => found.has(verdict))
      .map(
        (verdict) =>
          html`<li>
            <span class="${verdictTone(verdict)}">${markUse(verdict, '')}</span>
            ${verdictWords[verdict].word}
          </li> `,
      )}
    <li><span class="swatch fails"></span> fails this server</li>
    ${hasExcepted ? html`<li><span class="swatch excepted"></span> excepted</li>` : undefined}
    <li><span class="swatch"></span> takes no part in the flow</li>
  </ul>`;
}

/** So many columns fit on A4 lengthwise as they are; more of them are made smaller there. */
const columnsOnPaper = 30;
/** So few fit on paper upright, without a page of their own. */
const columnsUpright = 10;
const paperScale = (columns: number): string => Math.min(1, columnsOnPaper / columns).toFixed(2);

/** Servers against the flows that fail anywhere; the columns carry the numbers of the flow list. */
export function matrix(fleet: Fleet): Content {
  const flows = numberedFlows(fleet);
  if (flows.length === 0) return undefined;
  const columns = flows.map((flow) => fleet.flows.indexOf(flow));
  const shown = fleet.hosts.slice(0, mostMatrixHosts);
  const left = fleet.hosts.length - shown.length;
  return html`<section class="${flows.length > columnsUpright ? 'wide' : 'upright'}">
    <h2 id="matrix">Servers and flows</h2>
    <p class="lead">
      The worst servers first, alike ones together. Columns are the numbers of the list above.
      ${left > 0 ? `These are the ${shown.length} worst; ${left} more are in the CSV.` : undefined}
    </p>
    ${markSymbols()}${legend(shown, columns)}
    <div class="matrix-frame" tabindex="0" role="region" aria-labelledby="matrix">
      <table class="matrix" aria-labelledby="matrix" style="--paper: ${paperScale(flows.length)}">
        <thead>
          <tr>
            <th scope="col">Server</th>
            <th scope="col">Failing</th>
            ${flows.map(head)}
          </tr>
        </thead>
        <tbody>
          ${shown.map((host) => row(host, columns))}
        </tbody>
      </table>
    </div>
  </section> `;
}
