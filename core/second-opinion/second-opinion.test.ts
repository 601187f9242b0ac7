import { describe, expect, it } from 'vitest';
import { parseRule } from '../firewall/rule/parse-rule.ts';
import { compareSecondOpinion } from './compare.ts';
import { decodeSecondOpinion } from './decode.ts';
import { listOf } from './shapes.ts';

const raw = (changes: object = {}, ports: object = {}) => ({
  PersistentStore: {
    rules: [
      { InstanceID: 'Rule-A', Enabled: 1, Direction: 1, Action: 2, Profiles: 3, ...changes },
      { InstanceID: 'icmp', Enabled: 'True', Direction: 'Inbound', Action: 'Allow', Profiles: 0 },
    ],
    ports: [
      { InstanceID: 'rule-a', Protocol: 'TCP', LocalPort: '5985', RemotePort: 'Any', ...ports },
      { InstanceID: 'icmp', Protocol: 'ICMPv4', LocalPort: 'RPC', IcmpType: '8' },
    ],
    applications: [{ InstanceID: 'Rule-A', Program: 'System' }],
    services: [{ InstanceID: 'Rule-A', Service: 'Any' }],
  },
  RSOP: { unavailable: 'NetSecurity: Access denied' },
});
const registry = [
  parseRule(
    'local',
    'Rule-A',
    'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|LPort=5985|App=SYSTEM|Name=A|',
  ),
  parseRule('local', 'ICMP', 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=1|ICMP4=8:*|Name=B|'),
  parseRule('group-policy', 'G', 'v2.31|Action=Allow|Active=TRUE|Dir=In|Name=G|'),
];
const compare = (changes?: object, ports?: object) =>
  compareSecondOpinion(registry, decodeSecondOpinion(raw(changes, ports)));

describe('listOf', () => {
  it.each<[unknown, string[]]>([
    [null, []],
    [undefined, []],
    ['4444', ['4444']],
    [80, ['80']],
    [true, ['true']],
    [
      ['80', 443],
      ['80', '443'],
    ],
    [{ value: ['80', '443'], Count: 2 }, ['80', '443']],
    [{ value: [], Count: 0 }, []],
    [{}, []],
  ])('reads %j', (value, expected) => {
    expect(listOf(value)).toEqual(expected);
  });
});

describe('compareSecondOpinion', () => {
  it('finds nothing where both say the same, in numbers and in names', () => {
    expect(compare()).toEqual([]);
    expect(
      compare({
        Direction: 'Inbound',
        Action: 'Allow',
        Enabled: 'True',
        Profiles: 'Domain, Private',
      }),
    ).toEqual([]);
    expect(compare({ Enabled: true, Direction: 'constructor', Action: '__proto__' })).toEqual([]);
    expect(compare({}, { LocalPort: { value: ['5985'], Count: 1 } })).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['active', { Enabled: 2 }, {}],
    ['direction', { Direction: 2 }, {}],
    ['action', { Action: 4 }, {}],
    ['profiles', { Profiles: 0 }, {}],
    ['protocol', {}, { Protocol: 'UDP' }],
    ['localPorts', {}, { LocalPort: ['5985', '5986'] }],
    ['remotePorts', {}, { RemotePort: '1' }],
  ])('finds a different %s', (field, changes, ports) => {
    expect(compare(changes, ports)).toMatchObject([
      { rule: { store: 'local', id: 'Rule-A' }, field },
    ]);
  });

  it('finds a rule that is not there, and takes a store that was not read for no answer', () => {
    const opinion = decodeSecondOpinion({ PersistentStore: { rules: [] } });
    expect(compareSecondOpinion(registry, opinion).map(({ field }) => field)).toEqual([
      'rule',
      'rule',
    ]);
    expect(compareSecondOpinion(registry, decodeSecondOpinion({}))).toEqual([]);
  });
});
