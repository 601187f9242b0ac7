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

/** Files that lie among the servers and are none; empty when there are none. */
export function leftOutWords({ leftOut }: Fleet): string {
  if (leftOut.length === 0) return '';
  const files = counted(leftOut.length, 'file was', 'files were');
  return `${files} left out, being no server: ${leftOut.slice(0, 3).join(', ')}${leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : ''}.`;
}

/** Exceptions that count no more, by the day of the report; empty when there are none. */
export function expiredWords({ exceptions, generatedAt }: FleetFacts): string {
  const day = generatedAt.slice(0, 10);
  const expired = exceptions.filter((each) => isExpired(each, day));
  if (expired.length === 0) return '';
  return `${counted(expired.length, 'exception has', 'exceptions have')} expired and count${expired.length === 1 ? 's' : ''} no more: ${expired.map(({ flow, host }) => `${flow} on ${host}`).join(', ')}.`;
}
