import { wordsOfId } from '../../core/report/words.ts';
import type { Fleet, FleetHost } from '../../core/fleet/model.ts';
import type { FleetFacts } from '../../core/fleet/facts.ts';
import {
  doubledHosts,
  fleetHeadline,
  fleetPortWords,
  furtherFleetWords,
  hostWords,
} from '../../core/fleet/words.ts';
import { renderTable, wrapped, type Cell, type Layout } from './table.ts';

/** A terminal shows the worst; JSON, CSV and HTML have all. */
const mostHosts = 25;

/** A name of a host can be of any length. */
const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most)}...` : text;

const block = (title: string, body: string, { paint }: Layout) =>
  body === '' ? '' : `${paint(title, 'heading')}\n${body.trimEnd()}\n`;

/** What fails may be what cannot be told, which nobody may take for closed. */
const untold = ({ unknown }: { readonly unknown: number }) =>
  unknown === 0 ? '' : `, ${unknown} cannot be told`;

function flowRows({ flows }: Fleet): Cell[][] {
  return flows
    .filter(({ failing }) => failing > 0)
    .map((flow) => [
      {
        text: `${flow.failing} of ${flow.needed}${untold(flow)}`,
        tone: flow.failing === flow.unknown ? 'unsure' : 'bad',
      },
      { text: flow.purpose },
      { text: fleetPortWords(flow) },
    ]);
}

function hostRow(host: FleetHost, isDoubled: boolean): Cell[] {
  const { summary, roles, faults } = host;
  const { failing, unknown, needed, excepted } = summary;
  const settings = faults.length === 0 ? '' : `, ${faults.length} by settings`;
  const apart = excepted === 0 ? '' : `, ${excepted} excepted`;
  return [
    {
      text:
        needed === 0
          ? 'needs none'
          : `${failing} of ${needed}${untold(summary)}${settings}${apart}`,
      tone: failing === 0 ? 'good' : failing === unknown ? 'unsure' : 'bad',
    },
    { text: short(isDoubled ? `${hostWords(host)} (${host.input})` : hostWords(host), 80) },
    { text: roles.map(wordsOfId).join(', ') || 'none' },
  ];
}

function hostTable({ hosts }: Fleet, layout: Layout): string {
  if (hosts.length === 0) return '';
  const shown = hosts.slice(0, mostHosts);
  const doubled = new Set(doubledHosts(hosts).flat());
  const table = renderTable(
    [
      { title: 'FAILING', most: 24 },
      { title: 'SERVER', weight: 2 },
      { title: 'ROLES', weight: 3 },
    ],
    shown.map((host) => hostRow(host, doubled.has(host))),
    layout,
  );
  const more = hosts.length - shown.length;
  return more > 0 ? `${table}(${more} more with --format json, csv or html)\n` : table;
}

/** The sentence first, then causes, flows and servers, the worst of each first. */
export function renderFleet(fleet: Fleet, facts: FleetFacts, layout: Layout): string {
  const { width, paint } = layout;
  const rows = flowRows(fleet);
  const flows =
    rows.length === 0
      ? ''
      : renderTable(
          [
            { title: 'FAILS ON', most: 24 },
            { title: 'FLOW', weight: 3 },
            { title: 'PORT', weight: 2 },
          ],
          rows,
          layout,
        );
  const causes = fleet.causes.map(({ text, hosts }) =>
    wrapped(`${hosts}x ${short(text, 240)}`, width, '  '),
  );
  const unread = fleet.unread.map(({ problem }) => wrapped(`- ${problem}`, width, '  '));
  const { compliant, hosts, withFaults, unread: notRead } = fleet.summary;
  const isFine = compliant === hosts && notRead + withFaults === 0;
  return [
    `${paint(wrapped(fleetHeadline(fleet), width), isFine ? 'good' : 'bad')}\n`,
    block('Most frequent causes, with the number of servers', causes.join('\n'), layout),
    block('Flows that fail', flows, layout),
    block('Servers', hostTable(fleet, layout), layout),
    block('Not read', unread.join('\n'), layout),
    ...furtherFleetWords(fleet, facts).map((text) => `${wrapped(`Note: ${text}`, width)}\n`),
  ]
    .filter((text) => text !== '')
    .join('\n');
}
