import fc from 'fast-check';
import type { Family } from '../../core/firewall/terms.ts';
import type { OracleHost } from './naive-law.ts';
import { valuesOfRule, type RuleValues } from './rule-values.ts';

const profiles = ['domain', 'private', 'public'] as const;
const interfaceTypes = ['wired', 'wireless', 'remoteAccess'] as const;
const guids = ['{11111111-2222-3333-4444-555555555555}', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'];
const isGuid = (text: string) => /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(text);
const ordinary = {
  ports: [0, 80, 135, 443, 5353, 49152, 65535],
  programs: ['System', 'C:\\Windows\\System32\\svchost.exe', 'c:\\a.exe'],
  services: ['RpcSs', 'RpcEptMapper', 'Dnscache'],
  4: ['0.0.0.0', '10.0.0.1', '192.168.1.255', '255.255.255.255'],
  6: ['::', '::1', 'fe80::1', '2001:db8::1.2.3.4', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
} as const;

/** Addresses of the family, and one of the other: both ends of one family or an error. */
const anyAddress = (family: Family): string[] => [
  ...ordinary[family],
  family === 4 ? '::1' : '10.0.0.1',
];

/** Mostly a value the rule names, else an ordinary one. */
function mostly<T>(own: readonly T[], else_: readonly T[]): fc.Arbitrary<T> {
  if (own.length === 0) return fc.constantFrom(...else_);
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...else_) },
  );
}

/** The value, or not known: absent or null. */
function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof(
    { weight: 8, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

function protocolOf(rule: RuleValues): fc.Arbitrary<number | string> {
  return fc.oneof(
    { weight: 8, arbitrary: mostly<number | string>(rule.protocols, [6, 'tcp', 17, 'udp']) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<(number | string)[]>(6, 17, 1, 58, 'icmpv4', 'icmpv6'),
    },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
  );
}

function familyOf(protocol: number | string, rule: RuleValues): fc.Arbitrary<Family> {
  if (protocol === 1 || protocol === 'icmpv4') return fc.constant(4);
  if (protocol === 58 || protocol === 'icmpv6') return fc.constant(6);
  const named = ([4, 6] as const).filter(
    (family) => rule.localAddresses[family].length + rule.remoteAddresses[family].length > 0,
  );
  return mostly(named, [4, 6]);
}

function services(rule: RuleValues): fc.Arbitrary<string | string[] | null | undefined> {
  const one = mostly(rule.services, ordinary.services);
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 2, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** Leaves out what is undefined: an absent field, as it comes from outside. */
const withoutAbsent = (question: object): object =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));

/** A question about one rule: values it names and their neighbours, any of them perhaps not known. */
function questionAbout(rule: RuleValues): fc.Arbitrary<object> {
  const withFamily = protocolOf(rule).chain((protocol) =>
    fc.tuple(fc.constant(protocol), familyOf(protocol, rule)),
  );
  return withFamily.chain(([protocol, family]) =>
    fc
      .record({
        direction: mostly(rule.directions, ['in', 'out']),
        profile: fc.constantFrom(...profiles),
        protocol: fc.constant(protocol),
        localPort: maybe(mostly(rule.localPorts, ordinary.ports)),
        remotePort: maybe(mostly(rule.remotePorts, ordinary.ports)),
        icmpType: maybe(mostly(rule.icmpTypes, [0, 8, 128, 255])),
        icmpCode: maybe(mostly(rule.icmpCodes, [0, 1, 255])),
        localAddress: maybe(mostly(rule.localAddresses[family], ordinary[family])),
        remoteAddress: maybe(mostly(rule.remoteAddresses[family], anyAddress(family))),
        program: maybe(mostly(rule.programs, ordinary.programs)),
        service: services(rule),
        interfaceType: maybe(fc.constantFrom(...interfaceTypes)),
        interface: maybe(mostly(rule.interfaces.filter(isGuid), guids)),
      })
      .map(withoutAbsent),
  );
}

const noRule = valuesOfRule('');

/** Questions about the host's own rules, whatever their state. */
export function questionsOn(host: OracleHost): fc.Arbitrary<object> {
  const texts = [...host.groupPolicy, ...host.local]
    .filter(({ path }) => path.toLowerCase() === 'firewallrules')
    .flatMap(({ values }) => values)
    .flatMap((value) => (value.type === 'REG_SZ' ? [value.data] : []));
  const rules = [...new Set(texts)].map(valuesOfRule);
  return fc.constantFrom(noRule, ...rules).chain(questionAbout);
}
