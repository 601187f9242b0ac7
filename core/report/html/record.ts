import type { AppliedException } from '../../exceptions/apply-exceptions.ts';
import type { Report, ReportedChange, ReportedStep } from '../model.ts';
import { timeWords } from '../words.ts';
import { code, foreign, html, joined, type Content } from './markup.ts';
import { tableSection } from './table-section.ts';

const stateWords: Record<AppliedException['state'], string> = {
  counts: 'counts',
  idle: 'not needed: nothing fails',
  expired: 'expired, counts no more',
};

function exceptionRow(exception: AppliedException): Content {
  const { flow, host, reason, who, expires, state, flows } = exception;
  const ends = [...new Set(flows.map(({ direction }) => direction))];
  return html`<tr>
    <th scope="row">
      ${code(flow)}
      <p class="small">${ends.map((end) => (end === 'in' ? 'inbound' : 'outbound')).join(', ')}</p>
    </th>
    <td>${foreign(reason)}</td>
    <td>${foreign(who)}</td>
    <td>${code(host)}</td>
    <td class="day">${expires ?? 'without end'}</td>
    <td>${stateWords[state]}</td>
  </tr> `;
}

/** Said also when there are none, so that a reader need not wonder. */
export function exceptionsTable({ exceptions }: Report): Content {
  if (exceptions.length === 0)
    return html`<section>
      <h2>Exceptions</h2>
      <p>None speaks of a flow of this server.</p>
    </section> `;
  return tableSection({
    id: 'exceptions',
    title: 'Exceptions',
    lead: 'Closed flows that somebody decided to live with, until the day named.',
    columns: [
      ['Flow', 20],
      ['Reason', 29],
      ['Who', 15],
      ['Servers', 10],
      ['Until', 13],
      ['State', 13],
    ],
    rows: exceptions.map(exceptionRow),
  });
}

const stepWords: Record<ReportedStep['action'], string> = {
  create: 'Created',
  enable: 'Switched on',
  remove: 'Removed',
  disable: 'Switched off',
};

function step({ action, ruleId, ruleName, before, after }: ReportedStep): Content {
  return html`<p>${stepWords[action]} ${foreign(ruleName)} (${code(ruleId)})</p>
    ${before === null ? undefined : html`<p class="small">before: ${code(before)}</p>`}${after === null ? undefined : html`<p class="small">after: ${code(after)}</p>`}`;
}

function changeRow({ time, who, kind, verified, steps, fixed }: ReportedChange): Content {
  return html`<tr>
    <th scope="row">${timeWords(time)}</th>
    <td>${foreign(who)}</td>
    <td>${kind === 'undo' ? html`<p>Undone:</p>` : undefined}${steps.map(step)}</td>
    <td>
      ${
        fixed.length === 0
          ? 'none'
          : joined(
              fixed.map(({ id }) => code(id)),
              ', ',
            )
      }
    </td>
    <td>${verified ? 'seen in the firewall afterwards' : 'not confirmed'}</td>
  </tr> `;
}

export function changesTable({ changes }: Report): Content {
  if (changes === null || changes.length === 0)
    return html`<section>
      <h2>Changes made</h2>
      <p>
        ${
          changes === null
            ? 'Not known: the journal is kept on the server itself and was not read.'
            : 'The journal holds none for this server.'
        }
      </p>
    </section> `;
  return tableSection({
    id: 'changes',
    title: 'Changes made',
    lead: 'From the journal of this program.',
    columns: [
      ['When', 15],
      ['Who', 14],
      ['What', 40],
      ['Opened', 17],
      ['Checked', 14],
    ],
    rows: changes.map(changeRow),
  });
}
