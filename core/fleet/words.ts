import { isExpired } from '../exceptions/apply-exceptions.ts';
import type { FleetFacts } from './facts.ts';
import type { Fleet, FleetFlow, FleetHost } from './model.ts';

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** The sentence above everything else. */
export function fleetHeadline({ summary }: Fleet): string {
  const { hosts, compliant, actionNeeded, unknown, unread, withExceptions } = summary;
  const servers = counted(hosts, 'server', 'servers');
  const left = unread === 0 ? '' : ` ${counted(unread, 'input', 'inputs')} could not be read.`;
  if (hosts === 0) return `No server was assessed.${left}`;
  const apart = withExceptions === 0 ? '' : `, apart from excepted flows on ${withExceptions}`;
  if (compliant === hosts) return `Everything VMM needs is open on ${servers}${apart}.${left}`;
  const parts = [
    ...(actionNeeded > 0
      ? [`${actionNeeded} ${actionNeeded === 1 ? 'has' : 'have'} closed flows`]
      : []),
    ...(unknown > 0 ? [`${unknown} cannot be told`] : []),
  ];
  return `Of ${servers}, ${parts.join(' and ')}.${left}`;
}

/** `inbound TCP 5985`; where hosts differ, every port. */
export function fleetPortWords({ direction, protocol, ports }: FleetFlow): string {
  const way = direction === 'in' ? 'inbound' : 'outbound';
  return protocol === 'local'
    ? 'this computer only'
    : `${way} ${protocol.toUpperCase().replace('+', ' and ')} ${ports.join(' or ')}`.trim();
}

/** A server by its name, else by its file. */
export const hostWords = ({ name, input }: Pick<FleetHost, 'name' | 'input'>): string =>
  name === null || name === '' ? input : name;

const firstThree = (texts: readonly string[]): string =>
  `${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ` and ${texts.length - 3} more` : ''}`;

function faultWords({ summary: { withFaults } }: Fleet): string {
  if (withFaults === 0) return '';
  const servers = counted(withFaults, 'server', 'servers');
  return `${withFaults === 1 ? 'A setting breaks' : 'Settings break'} VMM on ${servers}, whatever the rules say.`;
}

function rolelessWords({ hosts }: Fleet): string {
  const count = hosts.filter(({ roles }) => roles.length === 0).length;
  return count === 0
    ? ''
    : `${counted(count, 'server has', 'servers have')} no VMM role and ${count === 1 ? 'needs' : 'need'} nothing.`;
}

/** Servers of one name, those that are there more than once. */
export function doubledHosts(hosts: readonly FleetHost[]): FleetHost[][] {
  const named = new Map<string, FleetHost[]>();
  for (const host of hosts) {
    if (host.name === null) continue;
    const key = `${host.name}.${host.domain ?? ''}`.toLowerCase();
    const same = named.get(key) ?? [];
    named.set(key, same);
    same.push(host);
  }
  return [...named.values()].filter(({ length }) => length > 1);
}

function doubledWords({ hosts }: Fleet): string {
  const doubled = doubledHosts(hosts);
  const [same] = doubled;
  const [first] = same ?? [];
  if (same === undefined || first === undefined) return '';
  const inputs = same.map(({ input }) => input);
  const others = doubled.length - 1;
  const more = others === 0 ? '' : `; so ${others === 1 ? 'is' : 'are'} ${others} more`;
  return `${hostWords(first)} is there ${same.length} times and counted each time (${firstThree(inputs)})${more}.`;
}

function leftOutWords({ leftOut }: Fleet): string {
  if (leftOut.length === 0) return '';
  const files = counted(leftOut.length, 'file was', 'files were');
  return `${files} left out, being no server: ${firstThree(leftOut)}.`;
}

/** What the headline does not say and a reader must not miss, sentences. */
export const furtherFleetWords = (fleet: Fleet, facts: FleetFacts): string[] =>
  [
    faultWords(fleet),
    rolelessWords(fleet),
    doubledWords(fleet),
    leftOutWords(fleet),
    expiredWords(facts),
  ].filter((text) => text !== '');

/** Exceptions that count no more, by the day of the report. */
function expiredWords({ exceptions, generatedAt }: FleetFacts): string {
  const day = generatedAt.slice(0, 10);
  const expired = exceptions.filter((each) => isExpired(each, day));
  if (expired.length === 0) return '';
  return `${counted(expired.length, 'exception has', 'exceptions have')} expired and count${expired.length === 1 ? 's' : ''} no more: ${expired.map(({ flow, host }) => `${flow} on ${host}`).join(', ')}.`;
}
