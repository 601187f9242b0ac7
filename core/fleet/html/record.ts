import { isExpired } from '../../exceptions/apply-exceptions.ts';
import type { FlowException } from '../../exceptions/exception.ts';
import { code, foreign, html, type Content } from '../../report/html/markup.ts';
import type { FleetFacts } from '../facts.ts';
import type { Fleet } from '../model.ts';
import { tableSection } from '../../report/html/table-section.ts';

/** More kinds of notes than this are counted; each server's own report has its own. */
const mostNotes = 25;

function exceptionRow(exception: FlowException, day: string): Content {
  const { flow, direction, host, reason, who, expires } = exception;
  const end = direction === undefined ? 'both ends' : direction === 'in' ? 'inbound' : 'outbound';
  return html`<tr>
    <th scope="row">
      ${code(flow)}
      <p class="small">${end}</p>
    </th>
    <td>${code(host)}</td>
    <td>${foreign(reason)}</td>
    <td>${foreign(who)}</td>
    <td class="day">${expires ?? 'without end'}</td>
    <td>${isExpired(exception, day) ? 'expired, counts no more' : 'in force'}</td>
  </tr> `;
}

/** Said also when there are none, so that a reader need not wonder. */
export function exceptions({ exceptions: given, generatedAt }: FleetFacts): Content {
  if (given.length === 0)
    return html`<section>
      <h2>Exceptions</h2>
      <p>None was given.</p>
    </section> `;
  return tableSection({
    id: 'exceptions',
    title: 'Exceptions',
    lead: 'Closed flows that somebody decided to live with, until the day named.',
    columns: [
      ['Flow', 21],
      ['Servers', 12],
      ['Reason', 29],
      ['Who', 14],
      ['Until', 12],
      ['State', 12],
    ],
    rows: given.map((each) => exceptionRow(each, generatedAt.slice(0, 10))),
  });
}

export function notes({ notes: found }: Fleet): Content {
  const left = found.length - mostNotes;
  return html`<section>
    <h2>What was assumed, not read or not evaluated</h2>
    <ul class="plain">
      ${found
        .slice(0, mostNotes)
        .map(
          ({ text, hosts }) =>
            html`<li>
              <strong>${hosts} ${hosts === 1 ? 'server' : 'servers'}:</strong> ${foreign(text)}
            </li> `,
        )}${left > 0 ? html`<li>${left} more kinds of notes, in the reports of single servers.</li> ` : undefined}
      <li>
        Characters that cannot be seen are shown by their code in this report, such as ⟨U+202E⟩.
      </li>
    </ul>
  </section> `;
}

export function unread({ unread: left, leftOut }: Fleet): Content {
  if (left.length + leftOut.length === 0) return undefined;
  return html`<section>
    <h2>Inputs that could not be read</h2>
    <ul class="plain">
      ${left.map(({ problem }) => html`<li>${foreign(problem)}</li> `)}${leftOut.map((file) => html`<li>${foreign(file)} is no server and was left out.</li> `)}
    </ul>
  </section> `;
}
