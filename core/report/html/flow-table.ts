import type { FlowAssessment } from '../../assessment/model.ts';
import type { Report } from '../model.ts';
import { outcomeOf, type Outcome } from '../outcome.ts';
import { profilesWords, reasonGroups } from '../reason-groups.ts';
import { outcomeWords, portWords } from '../words.ts';
import { levelWords, peersWords } from './findings.ts';
import { code, foreign, html, type Content } from './markup.ts';
import { verdictMark } from './verdict-mark.ts';

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

function table(caption: string, flows: readonly FlowAssessment[], report: Report): Content {
  if (flows.length === 0) return undefined;
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <colgroup>
      <col style="width: 13%" />
      <col style="width: 25%" />
      <col style="width: 20%" />
      <col style="width: 30%" />
      <col style="width: 12%" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Verdict</th>
        <th scope="col">Flow</th>
        <th scope="col">Port and peer</th>
        <th scope="col">Why</th>
        <th scope="col">Level</th>
      </tr>
    </thead>
    <tbody>
      ${flows.map((flow) => row(flow, report))}
    </tbody>
  </table> `;
}

export function allFlows(report: Report): Content {
  const { flows } = report.assessment;
  if (flows.length === 0) return undefined;
  const needed = flows.filter((flow) => flow.needed);
  const others = flows.filter((flow) => !flow.needed);
  return html`<section>
      <h2>All flows</h2>
      ${table('Flows that this server needs.', needed, report)}
    </section>
    ${
      others.length === 0
        ? undefined
        : html`<section>
            <h2>Flows that cannot fail this server</h2>
            ${table('Recommended ones, those for features not in use here, those whose documents are not reliable enough, and those shown for context.', others, report)}
          </section> `
    }`;
}
