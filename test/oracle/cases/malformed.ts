import { allow, ask, blocked, local, type LawCase } from './law-case.ts';

/** Section 5, "Malformed", word by word. */
const malformedFields = [
  'Profile=|Profile=Domain',
  'Protocol=|Protocol=6',
  'LA4=',
  'LA6=',
  'RA4=',
  'RA6=',
  'RA42=',
  'RA62=',
  'App=',
  'Svc=',
  'IF=',
  'IFType=',
  'LUAuth=',
  'Platform=',
  'LUAuth2_24=',
  'LUOwn=',
  'NNm=',
  'SecurityRealmId=',
];
const malformedPorts = [
  '*',
  '80-70',
  '65536',
  '0-65536',
  ' 80',
  '80 ',
  '80-',
  '-80',
  '+80',
  '80 - 90',
  '',
  '80,443',
  '0x50',
  '8_0',
].flatMap((value) => [`Protocol=6|LPort=80|LPort2_10=${value}`, `Protocol=6|RPort2_10=${value}`]);
const malformedAddresses = [
  '1.1.1.1/33',
  '1.1.1.1/255.0.255.0',
  '1.1.1.9-1.1.1.1',
  '01.1.1.1',
  '1.1.1',
  '1.1.1.256',
  '*',
  'Any',
  'Internet',
  '::1',
  '1.1.1.1,2.2.2.2',
  ' 1.1.1.1',
  '1.1.1.1/',
  '1.1.1.1-',
].map((value) => `RA4=${value}`);
const malformedAddresses6 = [
  'fe80::1%3',
  '::/129',
  '1::2::3',
  '12345::',
  '::9-::1',
  '10.0.0.1',
].map((value) => `RA6=${value}`);
const malformedRest = [
  'LA4=LocalSubnet',
  'LA6=DNS',
  'App=*',
  'Profile=Any|Profile=Domain',
  'Protocol=257|Protocol=6',
  'Protocol=tcp|Protocol=6',
  'Protocol=-1|Protocol=6',
  'Platform=2:6',
  'Platform=a:6:1',
  'Platform=2:6:1:0',
  'Dir=Out',
  'Action=Block',
  'Action=x',
  'Dir=x',
  'LPort=80',
  'RPort=80',
  'Protocol=256|LPort=80',
  'Protocol=6|Protocol=47|LPort=80',
  'Moon',
];
const ping = { protocol: 1, localPort: null, icmpType: 8, icmpCode: 0 };
const ping6 = { ...ping, protocol: 58 };
/** Asked with what each of them would, or might, match if it were in force. */
const malformedRows: readonly (readonly [form: string, fields: string, question: object])[] = [
  ...[
    ...malformedFields,
    ...malformedPorts,
    ...malformedAddresses,
    ...malformedAddresses6,
    ...malformedRest,
  ].map((field) => [field, `${field}|`, {}] as const),
  ['ICMP4 without protocol', 'ICMP4=8:*|', ping],
  ['ICMP4 of protocol 58', 'Protocol=58|ICMP4=8:*|', ping6],
  ['ICMP6 of protocol 1', 'Protocol=1|ICMP6=8:*|', ping],
  ['ICMP4 beside another protocol', 'Protocol=1|Protocol=6|ICMP4=8:*|', ping],
  ['ICMP4 without code', 'Protocol=1|ICMP4=8:*|ICMP4=8|', ping],
  ['ICMP4 type out of bounds', 'Protocol=1|ICMP4=8:*|ICMP4=256:*|', ping],
  ['ICMP4 code out of bounds', 'Protocol=1|ICMP4=8:*|ICMP4=8:256|', ping],
  ['ICMP4 any type', 'Protocol=1|ICMP4=8:*|ICMP4=*:*|', ping],
];

/** Section 5, "Malformed, hence not enforced": an inbound allow rule, and the default that blocks. */
export const malformedCases: readonly LawCase[] = malformedRows.map(
  ([form, fields, question]): LawCase => ({
    law: `5: malformed: ${form}`,
    host: local(allow(fields)),
    question: ask(question),
    expect: blocked,
  }),
);
