import type { RuleDraft } from './draft.ts';
import { append, none } from './draft.ts';
import type { Action, RuleProblem } from './rule.ts';
import type { Direction } from '../terms.ts';
import { icmpv4, icmpv6, tcp, udp } from '../terms.ts';
import type { PortEntry } from './entries.ts';

/** What holds between fields: malformed combinations and the doubts of decision laws, section 5. */

const actions: ReadonlyMap<string, Action> = new Map([
  ['allow', 'allow'],
  ['block', 'block'],
  ['bypass', 'bypass'],
]);
const directions: ReadonlyMap<string, Direction> = new Map([
  ['in', 'in'],
  ['out', 'out'],
]);

/** The one word that all values say; a problem when there is none, an unknown one or two different ones. */
function single<T>(
  key: string,
  values: readonly string[],
  words: ReadonlyMap<string, T>,
  draft: RuleDraft,
): T | undefined {
  const [first] = values;
  const meaning = first === undefined ? undefined : words.get(first.toLowerCase());
  const agree =
    values.length === 1 || values.every((value) => words.get(value.toLowerCase()) === meaning);
  if (meaning !== undefined && agree) return meaning;
  const allKnown = values.length > 0 && values.every((value) => words.has(value.toLowerCase()));
  const problem = allKnown
    ? 'values contradict each other'
    : `one of ${[...words.keys()].join(', ')} was expected`;
  draft.problem({ key, ...valueOf(values), problem });
  return undefined;
}

const valueOf = (values: readonly string[]) =>
  values.length > 0 ? { value: values.join(', ') } : {};

export function readAction(draft: RuleDraft): Action {
  return single('Action', draft.actions, actions, draft) ?? 'block';
}

export function readDirection(draft: RuleDraft): Direction {
  return single('Dir', draft.directions, directions, draft) ?? 'in';
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
