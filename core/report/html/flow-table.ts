import type { FlowAssessment } from '../../assessment/model.ts';
import type { Report } from '../model.ts';
import { outcomeOf, type Outcome } from '../outcome.ts';
import { profilesWords, reasonGroups } from '../reason-groups.ts';
import { outcomeWords, portWords } from '../words.ts';
import { levelWords, peersWords } from './flow-words.ts';
import { code, foreign, html, type Content } from './markup.ts';
import { verdictMark } from './verdict-mark.ts';
import { tableSection } from './table-section.ts';

/** The first reason says it; the findings above have the whole chain. */
function why(flow: FlowAssessment): Content {
  const groups = reasonGroups(flow);
  return groups.map(({ profiles, sentences }) => {
    const names = groups.length > 1 ? html`<strong>${profilesWords(profiles)}:</strong> ` : '';
    return html`<p>${names}${foreign(sentences[0] ?? '')}</p>`;
  });
}

/** Words beside the verdict where the verdict alone says too little. */
const besideVerdict: Partial<Record<Outcome, string>> = {
  fixed: outcomeWords.fixed,
  excepted: outcomeWords.excepted,
  review: outcomeWords.review,
};

function row(flow: FlowAssessment, report: Report): Content {
  const beside = besideVerdict[outcomeOf(flow, report)];
  return html`<tr>
    <td class="verdict-cell">
      ${verdictMark(flow.verdict)}${beside === undefined ? undefined : html`<div class="small">${beside}</div>`}
    </td>
    <th scope="row">
      <p>${flow.purpose}</p>
      <p class="small">${code(flow.id)}</p>
    </th>
    <td>
      <p>${portWords(flow)}</p>
      <p class="small">${peersWords(flow)}</p>
    </td>
    <td>${why(flow)}</td>
    <td>${levelWords(flow)}</td>
  </tr> `;
}

interface FlowTable {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly flows: readonly FlowAssessment[];
}

function table({ id, title, lead, flows }: FlowTable, report: Report): Content {
  if (flows.length === 0) return undefined;
  return tableSection({
    id: id,
    title: title,
    lead: lead,
    columns: [
      ['Verdict', 12],
      ['Flow', 22],
      ['Port and peer', 17],
      ['Why', 34],
      ['Level', 15],
    ],
    rows: flows.map((flow) => row(flow, report)),
  });
}

/** Those that can fail the server, then the others. */
export function allFlows(report: Report): Content {
  const { flows } = report.assessment;
  const needed: FlowTable = {
    id: 'needed-flows',
    title: 'All flows that this server needs',
    lead: 'Required ones, and those for features in use here. What fails stands first.',
    flows: flows.filter((flow) => flow.needed),
  };
  const others: FlowTable = {
    id: 'other-flows',
    title: 'Flows that cannot fail this server',
    lead: 'Recommended, for features not in use here, not documented well enough, or for context.',
    flows: flows.filter((flow) => !flow.needed),
  };
  return [table(needed, report), table(others, report)];
}
