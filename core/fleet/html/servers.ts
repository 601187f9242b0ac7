import { foreign, html, joined, type Content } from '../../report/html/markup.ts';
import { timeWords, wordsOfId } from '../../report/words.ts';
import { releaseWords } from '../../vmm/terms.ts';
import type { Fleet, FleetHost } from '../model.ts';
import { hostWords } from '../words.ts';
import { mostMatrixHosts } from './matrix.ts';
import { tableSection } from '../../report/html/table-section.ts';

/** More servers than this are counted where one setting is told of. */
const mostNames = 12;

function failingWords({ summary, faults }: FleetHost): Content {
  const { failing, needed, unknown, review, excepted } = summary;
  const more = [
    ...(unknown > 0 ? [`${unknown} cannot be told`] : []),
    ...(excepted > 0 ? [`${excepted} excepted`] : []),
    ...(review > 0 ? [`${review} for review`] : []),
    ...(faults.length > 0
      ? [`${faults.length} ${faults.length === 1 ? 'setting' : 'settings'}`]
      : []),
  ];
  if (needed === 0) return 'needs nothing';
  return [
    html`<p class="${failing === 0 ? 'open' : failing === unknown ? 'unsure' : 'shut'}">
      ${failing === 0 ? 'none' : html`<strong>${failing}</strong>`} of ${needed}
    </p>`,
    more.length === 0 ? undefined : html`<p class="small">${more.join(', ')}</p>`,
  ];
}

const fileName = (input: string): string => input.split(/[\\/]/).at(-1) ?? input;

const rightsWords = (elevated: boolean | null): string =>
  elevated === null ? 'rights not known' : elevated ? 'as administrator' : 'not as administrator';

const row = (host: FleetHost): Content =>
  html`<tr>
    <th scope="row">
      <p>
        ${foreign(hostWords(host))}${host.domain === null ? undefined : html`<span class="soft">.${foreign(host.domain)}</span>`}
      </p>
      <p class="small">${foreign(fileName(host.input))}</p>
    </th>
    <td>
      <p>${host.roles.map(wordsOfId).join(', ') || 'no VMM role'}</p>
      <p class="small">
        ${releaseWords(host.release)}, ${foreign(host.windows ?? 'Windows not known')}
      </p>
    </td>
    <td>
      <p>${timeWords(host.collectedAt)}</p>
      <p class="small">${rightsWords(host.elevated)}</p>
    </td>
    <td>${failingWords(host)}</td>
  </tr> `;

/** What each server is, when and how it was read, and how it stands. */
export function servers({ hosts }: Fleet): Content {
  if (hosts.length === 0) return undefined;
  const left = hosts.length - mostMatrixHosts;
  return tableSection({
    id: 'servers',
    title: 'Servers',
    lead: html`What each is, when and with which rights it was read, and how many of the flows it
    needs fail.
    ${left > 0 ? `These are the ${mostMatrixHosts} worst; ${left} more are in the CSV.` : undefined}`,
    columns: [
      ['Server', 26],
      ['What it is', 36],
      ['Read', 22],
      ['Failing', 16],
    ],
    rows: hosts.slice(0, mostMatrixHosts).map(row),
    kind: 'dense',
  });
}

/** Settings that break VMM whatever the rules say, each with the servers that have it. */
export function settings({ hosts }: Fleet): Content {
  const serversOf = new Map<string, string[]>();
  for (const host of hosts)
    for (const text of host.faults)
      serversOf.set(text, [...(serversOf.get(text) ?? []), hostWords(host)]);
  if (serversOf.size === 0) return undefined;
  const found = [...serversOf].toSorted(([, a], [, b]) => b.length - a.length);
  return tableSection({
    id: 'settings',
    title: 'Settings that break VMM',
    lead: 'Whatever the firewall rules say.',
    columns: [
      ['Servers', 10],
      ['Setting', 60],
      ['Which', 30],
    ],
    rows: found.map(
      ([text, names]) =>
        html`<tr>
          <td class="number">${names.length}</td>
          <th scope="row">${foreign(text)}</th>
          <td>
            ${joined(names.slice(0, mostNames).map(foreign), ', ')}${names.length > mostNames ? ` and ${names.length - mostNames} more` : undefined}
          </td>
        </tr> `,
    ),
  });
}
