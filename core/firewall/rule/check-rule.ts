import type { RuleDraft } from './draft.ts';
import { append, none } from './draft.ts';
import type { Action, RuleProblem } from './rule.ts';
import type { Direction } from '../terms.ts';
import { icmpv4, icmpv6, tcp, udp } from '../terms.ts';
import type { PortEntry } from './entries.ts';

/** What holds between fields: malformed combinations and the doubts of decision laws, section 5. */

/** A rule says what it does and which way, once or the same thing again. */
export function checkRequired(draft: RuleDraft): void {
  if (draft.action === undefined) draft.problem({ key: 'Action', problem: 'it is missing' });
  if (draft.direction === undefined) draft.problem({ key: 'Dir', problem: 'it is missing' });
}

const only = (draft: RuleDraft, allowed: readonly number[]) =>
  draft.protocols.length > 0 && draft.protocols.every((protocol) => allowed.includes(protocol));

/** Ports need TCP or UDP, ICMP types need the ICMP of their family, each for every protocol named. */
export function checkProtocol(draft: RuleDraft): void {
  const hasPorts = draft.localPorts.length + draft.remotePorts.length > 0;
  if (hasPorts && !only(draft, [tcp, udp])) {
    draft.problem({ key: 'Protocol', problem: 'ports need protocol 6 or 17' });
  }
  if (draft.icmp4.length > 0 && !only(draft, [icmpv4])) {
    draft.problem({ key: 'Protocol', problem: 'ICMP4 needs protocol 1' });
  }
  if (draft.icmp6.length > 0 && !only(draft, [icmpv6])) {
    draft.problem({ key: 'Protocol', problem: 'ICMP6 needs protocol 58' });
  }
}

function hasWord(ports: readonly PortEntry[], words: readonly string[]): boolean {
  return ports.some((entry) => 'word' in entry && words.includes(entry.word.toLowerCase()));
}

const rpcWords = ['rpc', 'rpc-epmap'];
const teredoWords = ['teredo'];

/** Keywords belong to local ports of inbound rules of one protocol (MS-FASP 2.2.37). */
function isMisplaced(
  draft: RuleDraft,
  words: readonly string[],
  inbound: boolean,
  protocol: number,
) {
  if (hasWord(draft.remotePorts, words)) return true;
  return hasWord(draft.localPorts, words) && !(inbound && only(draft, [protocol]));
}

/** Errors for MS-FASP 2.2.37 that still parse: whether Windows enforces such a rule cannot be told. */
export function doubtsOf(
  draft: RuleDraft,
  action: Action,
  direction: Direction,
): readonly RuleProblem[] {
  let doubts: RuleProblem[] = none;
  const doubt = (key: string, problem: string) => (doubts = append(doubts, { key, problem }));
  if (draft.localPorts.length + draft.remotePorts.length > 0) {
    const inbound = direction === 'in';
    if (isMisplaced(draft, rpcWords, inbound, tcp))
      doubt('LPort', 'RPC and RPC-EPMap belong to local ports of inbound TCP rules');
    if (isMisplaced(draft, teredoWords, inbound, udp))
      doubt('LPort', 'Teredo belongs to local ports of inbound UDP rules');
  }
  const [securityKey] = draft.securityKeys;
  if (action === 'block' && securityKey !== undefined)
    doubt(securityKey, 'a block rule cannot demand IPsec');
  if (draft.namesLocalUser && draft.services.length > 0)
    doubt('Svc', 'a local user and a service exclude each other');
  if (draft.name === '' || draft.hasEmptyName) doubt('Name', 'a rule needs a name');
  return doubts;
}
