import type { RuleFlaw, RuleProblem } from '../../firewall/rule/rule-flaw.ts';

export type Flawed = Pick<RuleProblem, 'flaw' | 'found'>;

const ruleFlawWords: Readonly<Record<RuleFlaw, string>> = {
  'no-text': 'a REG_SZ was expected, the value is a {found}',
  'no-version': 'a version such as v2.30 was expected first',
  'no-field': 'key=value was expected',
  'no-value': 'a value was expected',
  missing: 'it is missing',
  'no-action': 'one of allow, block, bypass was expected',
  'no-direction': 'one of in, out was expected',
  contradiction: 'values contradict each other',
  'no-profile': 'Domain, Private or Public was expected',
  'no-protocol': 'a number from 0 to 256 was expected',
  'no-port': 'a port, a range or a keyword was expected',
  'no-icmp': 'type:code or type:* was expected',
  'no-ipv4': 'an IPv4 address, range, prefix or mask was expected',
  'no-ipv6': 'an IPv6 address, range or prefix was expected',
  'no-program': 'a program path or System was expected',
  'no-platform': 'platform:major:minor was expected',
  'ports-need-protocol': 'ports need protocol 6 or 17',
  'icmp4-needs-protocol': 'ICMP4 needs protocol 1',
  'icmp6-needs-protocol': 'ICMP6 needs protocol 58',
  'misplaced-rpc': 'RPC and RPC-EPMap belong to local ports of inbound TCP rules',
  'misplaced-teredo': 'Teredo belongs to local ports of inbound UDP rules',
  'block-with-ipsec': 'a block rule cannot demand IPsec',
  'user-and-service': 'a local user and a service exclude each other',
  'no-name': 'a rule needs a name',
};

/** What is wrong or was expected, as a clause without a full stop. */
export const ruleFlawInEnglish = ({ flaw, found = '' }: Flawed): string =>
  ruleFlawWords[flaw].replace('{found}', () => found);

export const unknownKeyWords = (key: string): string => `${key}: an unknown key`;

/** `LPort=70000: a port, a range or a keyword was expected` */
export const ruleProblemInEnglish = ({ key, value, ...flawed }: RuleProblem): string =>
  [placeOf(key, value), ruleFlawInEnglish(flawed)].filter((part) => part !== '').join(': ');

/** The field as it stands in the rule; '' for the rule as a whole. */
export function placeOf(key: string, value: string | undefined): string {
  if (key === '') return value ?? '';
  return value === undefined ? key : `${key}=${value}`;
}
