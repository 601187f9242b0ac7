import type { RuleDraft } from './draft.ts';
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
  problems: RuleProblem[],
): T | undefined {
  const meanings = new Set(values.map((value) => words.get(value.toLowerCase())));
  const [meaning] = meanings;
  if (meanings.size === 1 && meaning !== undefined) return meaning;
  const expected = `one of ${[...words.keys()].join(', ')} was expected`;
  const contradiction = meanings.size > 1 && !meanings.has(undefined);
  problems.push({
    key,
    ...valueOf(values),
    problem: contradiction ? 'values contradict each other' : expected,
  });
  return undefined;
}

const valueOf = (values: readonly string[]) =>
  values.length > 0 ? { value: values.join(', ') } : {};

export function readAction(draft: RuleDraft): Action {
  return single('Action', draft.actions, actions, draft.problems) ?? 'block';
}

export function readDirection(draft: RuleDraft): Direction {
  return single('Dir', draft.directions, directions, draft.problems) ?? 'in';
}

const only = (draft: RuleDraft, allowed: readonly number[]) =>
  draft.protocols.length > 0 && draft.protocols.every((protocol) => allowed.includes(protocol));

/** Ports need TCP or UDP, ICMP types need the ICMP of their family, each for every protocol named. */
export function checkProtocol(draft: RuleDraft): void {
  const hasPorts = draft.localPorts.length + draft.remotePorts.length > 0;
  if (hasPorts && !only(draft, [tcp, udp])) {
    draft.problems.push({ key: 'Protocol', problem: 'ports need protocol 6 or 17' });
  }
  if (draft.icmp4.length > 0 && !only(draft, [icmpv4])) {
    draft.problems.push({ key: 'Protocol', problem: 'ICMP4 needs protocol 1' });
  }
  if (draft.icmp6.length > 0 && !only(draft, [icmpv6])) {
    draft.problems.push({ key: 'Protocol', problem: 'ICMP6 needs protocol 58' });
  }
}

const hasWord = (ports: readonly PortEntry[], ...words: string[]) =>
  ports.some((entry) => 'word' in entry && words.includes(entry.word.toLowerCase()));

/** Errors for MS-FASP 2.2.37 that still parse: whether Windows enforces such a rule cannot be told. */
export function doubtsOf(draft: RuleDraft, action: Action, direction: Direction): RuleProblem[] {
  const doubts: RuleProblem[] = [];
  const doubt = (key: string, problem: string) => doubts.push({ key, problem });
  const localIn = direction === 'in';
  if (
    hasWord(draft.remotePorts, 'rpc', 'rpc-epmap') ||
    (hasWord(draft.localPorts, 'rpc', 'rpc-epmap') && !(localIn && only(draft, [tcp])))
  ) {
    doubt('LPort', 'RPC and RPC-EPMap belong to local ports of inbound TCP rules');
  }
  if (
    hasWord(draft.remotePorts, 'teredo') ||
    (hasWord(draft.localPorts, 'teredo') && !(localIn && only(draft, [udp])))
  ) {
    doubt('LPort', 'Teredo belongs to local ports of inbound UDP rules');
  }
  const [securityKey] = draft.securityKeys;
  if (action === 'block' && securityKey !== undefined)
    doubt(securityKey, 'a block rule cannot demand IPsec');
  if (draft.namesLocalUser && draft.services.length > 0)
    doubt('Svc', 'a local user and a service exclude each other');
  if (!draft.names.some((name) => name !== '')) doubt('Name', 'a rule needs a name');
  return doubts;
}
