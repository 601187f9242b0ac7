import type { RuleDraft } from './draft.ts';
import { append } from './draft.ts';
import type { Rule } from './rule.ts';
import type { RuleFlaw } from './rule-flaw.ts';
import { icmpv4, icmpv6, tcp, udp } from '../terms.ts';
import type { PortEntry } from './entries.ts';

/** What holds between fields: malformed combinations and the doubts of decision laws, section 5. */

/** A rule says what it does and which way, once or the same thing again. */
export function checkRequired(draft: RuleDraft): void {
  if (draft.action === undefined) draft.problem({ key: 'Action', flaw: 'missing' });
  if (draft.direction === undefined) draft.problem({ key: 'Dir', flaw: 'missing' });
}

function only({ protocols }: Rule, one: number, other = one): boolean {
  for (const protocol of protocols) if (protocol !== one && protocol !== other) return false;
  return protocols.length > 0;
}

const hasPorts = ({ localPorts, remotePorts }: Rule) => localPorts.length + remotePorts.length > 0;

/** Ports need TCP or UDP, ICMP types need the ICMP of their family, each for every protocol named. */
export function checkProtocol(draft: RuleDraft): void {
  const { rule } = draft;
  if (hasPorts(rule) && !only(rule, tcp, udp))
    draft.problem({ key: 'Protocol', flaw: 'ports-need-protocol' });
  if (draft.hasIcmp4 && !only(rule, icmpv4))
    draft.problem({ key: 'Protocol', flaw: 'icmp4-needs-protocol' });
  if (draft.hasIcmp6 && !only(rule, icmpv6))
    draft.problem({ key: 'Protocol', flaw: 'icmp6-needs-protocol' });
}

function hasWord(ports: readonly PortEntry[], words: readonly string[]): boolean {
  for (const entry of ports)
    if ('word' in entry && words.includes(entry.word.toLowerCase())) return true;
  return false;
}

const rpcWords = ['rpc', 'rpc-epmap'];
const teredoWords = ['teredo'];

/** Keywords belong to local ports of inbound rules of one protocol (MS-FASP 2.2.37). */
function isMisplaced(rule: Rule, words: readonly string[], protocol: number): boolean {
  if (hasWord(rule.remotePorts, words)) return true;
  return hasWord(rule.localPorts, words) && !(rule.direction === 'in' && only(rule, protocol));
}

/** Errors for MS-FASP 2.2.37 that still parse: whether Windows enforces such a rule cannot be told. */
export function noteDoubts({ rule, namesLocalUser, hasEmptyName }: RuleDraft): void {
  const doubt = (key: string, flaw: RuleFlaw) =>
    (rule.doubts = append(rule.doubts, [{ key, flaw }]));
  if (isMisplaced(rule, rpcWords, tcp)) doubt('LPort', 'misplaced-rpc');
  if (isMisplaced(rule, teredoWords, udp)) doubt('LPort', 'misplaced-teredo');
  const [securityKey] = rule.securityKeys;
  if (rule.action === 'block' && securityKey !== undefined) doubt(securityKey, 'block-with-ipsec');
  if (namesLocalUser && rule.services.length > 0) doubt('Svc', 'user-and-service');
  if (rule.name === '' || hasEmptyName) doubt('Name', 'no-name');
}
