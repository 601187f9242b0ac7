import type { RegistryKey } from '../../core/snapshot/registry.ts';

/**
 * Rules in the shape of real policies: mostly svchost services and programs with one or two ports,
 * some ranges, keywords, address scopes, profiles, package rules and ICMP. The same number gives the
 * same rule, so that two runs measure the same work.
 */
export function syntheticRule(n: number): string {
  const direction = n % 5 === 0 ? 'Out' : 'In';
  const action = n % 40 === 7 ? 'Block' : 'Allow';
  const active = n % 3 === 0 ? 'FALSE' : 'TRUE';
  const fields = [
    ...shapes.map((shape, i) => (n % shapes.length === i ? shape(n) : '')).filter(Boolean),
    `Name=Companion rule ${n}`,
    `Desc=Inbound rule for component ${n % 97} to allow traffic. [${n}]`,
    `EmbedCtxt=Group ${n % 60}`,
  ];
  return `v2.31|Action=${action}|Active=${active}|Dir=${direction}|${profilesOf(n)}${fields.join('|')}|`;
}

const profilesOf = (n: number) =>
  ['', 'Profile=Domain|', 'Profile=Private|Profile=Public|', 'Profile=Public|'][n % 4] ?? '';
const port = (n: number) => 1024 + ((n * 7919) % 60000);
const address = (n: number) => `10.${n % 256}.${(n >> 8) % 256}.${(n * 13) % 256}`;
const side = (n: number) => (n % 5 === 0 ? 'RPort' : 'LPort');

const shapes: readonly ((n: number) => string)[] = [
  (n) =>
    `Protocol=6|${side(n)}=${port(n)}|App=%SystemRoot%\\system32\\svchost.exe|Svc=svc${n % 211}`,
  (n) =>
    `Protocol=17|${side(n)}=${port(n)}|RA4=LocalSubnet|RA6=LocalSubnet|App=%SystemRoot%\\system32\\svchost.exe|Svc=svc${n % 211}`,
  (n) => `Protocol=6|App=C:\\Program Files\\Vendor ${n % 500}\\service${n}.exe`,
  (n) => `Protocol=17|App=%ProgramFiles%\\Vendor ${n % 500}\\service${n}.exe`,
  (n) =>
    `Protocol=6|${side(n)}=${port(n)}|${side(n)}=${port(n + 1)}|RA4=${address(n)}|RA4=${address(n)}/255.255.255.0|App=System`,
  (n) => `Protocol=6|${side(n)}2_10=${port(n)}-${port(n) + 20}|RA4=10.${n % 256}.0.0/16`,
  (n) =>
    n % 5 === 0
      ? 'Protocol=6|RPort=443'
      : 'Protocol=6|LPort=RPC|App=%SystemRoot%\\system32\\services.exe',
  (n) => `Protocol=${n % 2 === 0 ? '1|ICMP4=8:*' : '58|ICMP6=128:*'}|App=System`,
  (n) =>
    `RA42=IntErnet|RA62=IntErnet|LUAuth=O:LSD:(A;;CC;;;S-1-15-3-1)|AppPkgId=S-1-15-2-${n}-1-2-3|Platform=2:6:2|Platform2=GTEQ`,
  (n) =>
    `Protocol=6|LA4=${address(n)}|RA4=${address(n)}-${address(n).replace(/\d+$/, '255')}|RA6=fe80::/64|${side(n)}=${port(n)}`,
];

/** As flat strings, which is what reading them from a file gives; JavaScript keeps joined ones in pieces. */
export function syntheticRules(count: number): string[] {
  const rules = Array.from({ length: count }, (_, n) => syntheticRule(n));
  return rules.map((rule) => Buffer.from(rule).toString());
}

/** The rules as the FirewallRules key of a store. */
export function ruleKey(texts: readonly string[]): RegistryKey {
  return {
    path: 'FirewallRules',
    values: texts.map((data, n) => ({ name: `Rule-${n}-In-TCP`, type: 'REG_SZ', data })),
  };
}
