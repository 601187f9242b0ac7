import type { FlowVerdict } from '../../firewall/flow/verdict.ts';
import { code, foreign, html, type Content } from '../../report/html/markup.ts';
import { verdictShape } from '../../report/html/verdict-mark.ts';
import { timeWords } from '../../report/words.ts';
import { releaseWords } from '../../vmm/terms.ts';
import type { FleetFacts } from '../facts.ts';
import type { Fleet, FleetHost } from '../model.ts';
import { fleetHeadline, furtherFleetWords } from '../words.ts';

/** The shape that stands for all servers. */
function worst({ summary }: Fleet): FlowVerdict {
  if (summary.actionNeeded > 0) return 'missing';
  if (summary.unknown > 0 || summary.unread > 0 || summary.hosts === 0) return 'unknown';
  return summary.withFaults > 0 ? 'limited' : 'allowed';
}

interface Count {
  readonly verdict: FlowVerdict;
  readonly count: number;
  readonly words: string;
}

const isInOrder = ({ summary, faults, roles }: FleetHost): boolean =>
  summary.outcome === 'compliant' && faults.length === 0 && roles.length > 0;

function counts({ summary, hosts }: Fleet): Content {
  const { actionNeeded, unknown, withFaults, withExceptions, unread } = summary;
  const all: readonly Count[] = [
    { verdict: 'missing', count: actionNeeded, words: 'with closed flows' },
    { verdict: 'unknown', count: unknown, words: 'cannot be told' },
    { verdict: 'allowed', count: hosts.filter(isInOrder).length, words: 'in order' },
    { verdict: 'limited', count: withFaults, words: 'with settings that break VMM' },
    { verdict: 'not-applicable', count: withExceptions, words: 'with excepted flows' },
    {
      verdict: 'not-applicable',
      count: hosts.filter(({ roles }) => roles.length === 0).length,
      words: 'without a VMM role',
    },
    { verdict: 'unknown', count: unread, words: 'not read' },
  ];
  return html`<ul class="counts" aria-label="Servers">
    ${all
      .filter(({ count }) => count > 0)
      .map(
        ({ verdict, count, words }) =>
          html`<li>${verdictShape(verdict)}<b>${count}</b> ${words}</li> `,
      )}
  </ul>`;
}

/** `40 VMM 2019, 160 VMM 2022`: how many servers have each, the most first. */
function tally(hosts: readonly FleetHost[], of: (host: FleetHost) => string): string {
  const found = new Map<string, number>();
  for (const host of hosts) found.set(of(host), (found.get(of(host)) ?? 0) + 1);
  return [...found]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}

function readTimes(hosts: readonly FleetHost[]): string {
  const times = hosts.flatMap(({ collectedAt }) => collectedAt ?? []);
  const sorted = times.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 'not known';
  const span =
    first === last ? timeWords(first) : `between ${timeWords(first)} and ${timeWords(last)}`;
  const unknown = hosts.length - times.length;
  return unknown === 0 ? span : `${span}; of ${unknown} not known`;
}

const rightsOf = ({ elevated }: FleetHost): string =>
  elevated === null ? 'rights not known' : elevated ? 'with' : 'without';

const rights = (hosts: readonly FleetHost[]): string =>
  `administrator rights: ${tally(hosts, rightsOf)}`;

function factRows(fleet: Fleet, facts: FleetFacts): readonly (readonly [string, Content])[] {
  const { hosts } = fleet;
  const { generatedAt, tool, catalogues } = facts;
  const ofHosts: readonly (readonly [string, Content])[] = [
    ['VMM releases', tally(hosts, ({ release }) => releaseWords(release))],
    ['Read', [readTimes(hosts), '; ', rights(hosts)]],
  ];
  return [
    ['Servers', `${hosts.length} assessed, ${fleet.summary.unread} not read`],
    ...(hosts.length === 0 ? [] : ofHosts),
    ['Report made', `${timeWords(generatedAt)} by ${tool.name} ${tool.version}`],
    [
      'Catalogues',
      catalogues.length === 0
        ? 'none'
        : catalogues.map(({ id, hash }) => html`<div>${code(id)}, SHA-256 ${code(hash)}</div>`),
    ],
  ];
}

/** The sentence, what it does not say, the counts, and what was read when and how. */
export function opening(fleet: Fleet, facts: FleetFacts): Content {
  const further = furtherFleetWords(fleet, facts);
  return html`<header>
      <p class="product">${facts.tool.name}: Windows Firewall for VMM on several servers</p>
      <div class="answer">
        ${verdictShape(worst(fleet))}
        <h1>${fleetHeadline(fleet)}</h1>
      </div>
      ${further.map((text) => html`<p class="further">${foreign(text)}</p> `)}${counts(fleet)}
    </header>
    <dl class="facts">
      ${factRows(fleet, facts).map(
        ([term, content]) =>
          html`<dt>${term}</dt>
            <dd>${content}</dd> `,
      )}
    </dl> `;
}
