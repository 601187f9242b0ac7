import { keyOf, type FlowKey } from '../../assessment/flow-key.ts';
import { code, foreign, html, type Content } from '../../report/html/markup.ts';
import type { Fleet, FleetFlow } from '../model.ts';
import { fleetPortWords } from '../words.ts';
import { tableSection } from '../../report/html/table-section.ts';

/** Flows that fail or are excepted anywhere, in the order that gives them their numbers. */
export const numberedFlows = ({ flows }: Fleet): readonly FleetFlow[] =>
  flows.filter(({ failing, excepted }) => failing > 0 || excepted > 0);

/** A share as a bar, for the eye; the numbers stand beside it. */
const bar = (part: number, whole: number): Content =>
  html`<span class="bar" aria-hidden="true"
    ><span style="width: ${whole === 0 ? 0 : Math.round((100 * part) / whole)}%"></span
  ></span>`;

function failingWords({ failing, needed, unknown, excepted }: FleetFlow): Content {
  const more = [
    ...(unknown > 0 ? [`of these ${unknown} cannot be told`] : []),
    ...(excepted > 0 ? [`${excepted} more excepted`] : []),
  ];
  return [
    html`<p><strong>${failing}</strong> of ${needed} servers</p>`,
    bar(failing, needed),
    more.length === 0 ? undefined : html`<p class="small">${more.join(', ')}</p>`,
  ];
}

const row = (flow: FleetFlow, index: number): Content =>
  html`<tr>
    <td class="number">${index + 1}</td>
    <th scope="row">
      <p>${flow.purpose}</p>
      <p class="small">${code(flow.id)}</p>
    </th>
    <td>${fleetPortWords(flow)}</td>
    <td>${failingWords(flow)}</td>
  </tr> `;

/** The flows that fail, with the numbers that causes and matrix use for them. */
export function failingFlows(fleet: Fleet): Content {
  const flows = numberedFlows(fleet);
  if (flows.length === 0) return undefined;
  return tableSection({
    id: 'flows',
    title: 'Flows that fail',
    lead: 'The most frequent first. The numbers are used in the tables below.',
    columns: [
      ['No.', 6],
      ['Flow', 46],
      ['Port', 24],
      ['Fails on', 24],
    ],
    rows: flows.map(row),
  });
}

/** The numbers that the list above the table gives. */
function numbersOf(ends: readonly FlowKey[], flows: readonly FleetFlow[]): string {
  const wanted = new Set(ends.map(keyOf));
  return flows.flatMap((flow, index) => (wanted.has(keyOf(flow)) ? [index + 1] : [])).join(', ');
}

/** The ten most frequent reasons for which anything fails. */
export function causes(fleet: Fleet): Content {
  if (fleet.causes.length === 0) return undefined;
  const flows = numberedFlows(fleet);
  return tableSection({
    id: 'causes',
    title: 'Most frequent causes',
    lead: 'Where one repair helps most servers at once.',
    columns: [
      ['Servers', 16],
      ['Cause', 64],
      ['Flows (No.)', 20],
    ],
    rows: fleet.causes.map(
      ({ text, hosts, ends }) =>
        html`<tr>
          <td>
            <p><strong>${hosts}</strong></p>
            ${bar(hosts, fleet.hosts.length)}
          </td>
          <th scope="row">${foreign(text)}</th>
          <td>${ends.length === 0 ? 'a setting' : numbersOf(ends, flows)}</td>
        </tr> `,
    ),
  });
}
