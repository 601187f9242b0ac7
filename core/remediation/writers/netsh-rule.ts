import type { NewRule } from '../new-rule.ts';
import { argument } from './cmd-text.ts';

/** By its full path, which the batch file sets: cmd looks into the current folder first. */
const netsh = '"%netsh%" advfirewall firewall';

/** Characters of addresses in one line, so that with the longest texts it stays below the 8,191 cmd reads. */
const mostOfAddresses = 2500;

/** Ports as netsh spells them. */
const ports = (list: readonly (number | string)[]): string =>
  list.map((entry) => (entry === 'RPCEPMap' ? 'RPC-EPMap' : String(entry))).join(',');

const part = (tag: string, text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : [`${tag}=${text}`];

/**
 * The commands that add a rule: one, or several of the same name where its addresses do not fit into
 * a line. What lets traffic in from all of them lets it in from each.
 */
export function addCommands(rule: NewRule): string[] {
  const everything = rule.profiles.length === 3 ? 'any' : rule.profiles.join(',');
  return addressLists(rule.remoteAddresses).map((addresses) =>
    [
      `${netsh} add rule`,
      `name=${argument(rule.displayName)}`,
      `dir=${rule.direction}`,
      'action=allow',
      `protocol=${rule.protocol}`,
      ...part('program', rule.program === undefined ? undefined : argument(rule.program)),
      ...part('service', rule.service === undefined ? undefined : argument(rule.service)),
      `description=${argument(rule.description)}`,
      'enable=yes',
      `profile=${everything}`,
      ...part('remoteip', addresses),
      ...part('localport', ports(rule.localPorts)),
      ...part('remoteport', ports(rule.remotePorts)),
    ].join(' '),
  );
}

/** The addresses in as few lists as fit; one empty list for none, which is any. */
function addressLists(addresses: readonly string[]): string[] {
  const lists: string[] = [];
  let last = '';
  for (const address of addresses) {
    const longer = last === '' ? address : `${last},${address}`;
    if (longer.length > mostOfAddresses) {
      lists.push(last);
      last = address;
    } else last = longer;
  }
  return [...lists, last];
}

/** Succeeds if a rule of this name is there. */
export const showCommand = (rule: NewRule): string =>
  `${netsh} show rule name=${argument(rule.displayName)} >nul`;

/** Removes the rules of this name, narrowed as far as every rule of it allows. */
export const deleteCommand = (rule: NewRule): string =>
  `${netsh} delete rule name=${argument(rule.displayName)} dir=${rule.direction} protocol=${rule.protocol} >nul`;
