import type { RuleFlaw, RuleProblem } from '../../firewall/rule/rule-flaw.ts';
import { placeOf, type Flawed } from './english-rule-flaws.ts';

const ruleFlawWords: Readonly<Record<RuleFlaw, string>> = {
  'no-text': 'erwartet: REG_SZ; der Wert ist ein {found}',
  'no-version': 'eine Version wie v2.30 muss zuerst stehen',
  'no-field': 'erwartet: Schlüssel=Wert',
  'no-value': 'ein Wert fehlt',
  missing: 'es fehlt',
  'no-action': 'erwartet: allow, block oder bypass',
  'no-direction': 'erwartet: in oder out',
  contradiction: 'die Werte widersprechen sich',
  'no-profile': 'erwartet: Domain, Private oder Public',
  'no-protocol': 'erwartet: eine Zahl von 0 bis 256',
  'no-port': 'erwartet: ein Port, ein Bereich oder ein Schlüsselwort',
  'no-icmp': 'erwartet: Typ:Code oder Typ:*',
  'no-ipv4': 'erwartet: IPv4-Adresse, -Bereich, -Präfix oder -Maske',
  'no-ipv6': 'erwartet: IPv6-Adresse, -Bereich oder -Präfix',
  'no-program': 'erwartet: der Pfad eines Programms oder System',
  'no-platform': 'erwartet: Plattform:Haupt:Nebenversion',
  'ports-need-protocol': 'Ports brauchen Protokoll 6 oder 17',
  'icmp4-needs-protocol': 'ICMP4 braucht Protokoll 1',
  'icmp6-needs-protocol': 'ICMP6 braucht Protokoll 58',
  'misplaced-rpc': 'RPC und RPC-EPMap gehören zu lokalen Ports eingehender TCP-Regeln',
  'misplaced-teredo': 'Teredo gehört zu lokalen Ports eingehender UDP-Regeln',
  'block-with-ipsec': 'eine blockierende Regel kann kein IPsec verlangen',
  'user-and-service': 'ein lokaler Benutzer und ein Dienst schließen einander aus',
  'no-name': 'eine Regel braucht einen Namen',
};

/** As `ruleFlawInEnglish`. */
export const ruleFlawInGerman = ({ flaw, found = '' }: Flawed): string =>
  ruleFlawWords[flaw].replace('{found}', () => found);

export const unknownKeyWordsInGerman = (key: string): string => `${key}: ein unbekannter Schlüssel`;

/** As `ruleProblemInEnglish`. */
export const ruleProblemInGerman = ({ key, value, ...flawed }: RuleProblem): string =>
  [placeOf(key, value), ruleFlawInGerman(flawed)].filter((part) => part !== '').join(': ');
