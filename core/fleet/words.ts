import type { Fleet, FleetFlow, FleetHost } from './model.ts';

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** The sentence above everything else. */
export function fleetHeadline({ summary }: Fleet): string {
  const { hosts, compliant, actionNeeded, unknown, unread } = summary;
  const servers = counted(hosts, 'server', 'servers');
  const left = unread === 0 ? '' : ` ${counted(unread, 'input', 'inputs')} could not be read.`;
  if (hosts === 0) return `No server was assessed.${left}`;
  if (compliant === hosts) return `Everything VMM needs is open on ${servers}.${left}`;
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
