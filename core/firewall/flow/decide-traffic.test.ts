import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryKey } from '../../snapshot/registry.ts';
import type { Bound } from '../algebra/intervals.ts';
import { contains } from '../algebra/intervals.ts';
import { formatIp } from '../algebra/ip-address.ts';
import { decide } from '../decision/decide.ts';
import { buildPolicy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Question } from '../question.ts';
import type { Family } from '../terms.ts';
import { interfaceTypes } from '../terms.ts';
import { setOf } from './box.ts';
import type { Part } from './decide-traffic.ts';
import { decideTraffic } from './decide-traffic.ts';

/** A universe small enough to ask about every single point. */
const universe = {
  localPorts: [80, 86],
  remotePorts: [4000, 4002],
  v4: [0x0a000000, 0x0a000006],
  v6: [1n, 4n],
} as const;
const ownProgram = 'C:\\vmm\\vmmservice.exe';

function oneOf<T>(...values: T[]) {
  return fc.constantFrom(...values);
}
const port = oneOf(
  'LPort=80',
  'LPort=81',
  'LPort2_10=82-84',
  'LPort2_10=80-85',
  'LPort=RPC',
  'LPort=Strange',
  'RPort=4000',
  'RPort2_10=4000-4001',
);
const address = oneOf(
  'RA4=10.0.0.0/31',
  'RA4=10.0.0.2-10.0.0.4',
  'RA4=10.0.0.5',
  'RA6=::1',
  'RA6=::2-::3',
  'RA4=LocalSubnet',
  'RA62=IntErnet',
  'LA4=10.0.0.0/30',
  'LA6=::/0',
  'LA4=0.0.0.0/0',
);
const other = oneOf(
  'IFType=Lan',
  'IFType=Wireless',
  'IFType=Odd',
  `App=${ownProgram}`,
  'App=C:\\else.exe',
  'App=%FOO%\\vmmservice.exe',
  'Svc=SCVMMService',
  'Svc=*',
  'Svc=other',
  'LOM=TRUE',
  'Security=Authenticate',
  'LUOwn=S-1-5-21-1',
  'Future=1',
  'AppPkgId=S-1-15-2-1',
);
const rule = fc
  .record({
    action: oneOf('Allow', 'Allow', 'Block', 'ByPass'),
    active: oneOf('TRUE', 'TRUE', 'TRUE', 'FALSE'),
    protocol: oneOf('Protocol=6|', 'Protocol=6|', 'Protocol=17|', ''),
    ports: fc.array(port, { maxLength: 2 }),
    addresses: fc.array(address, { maxLength: 2 }),
    others: fc.array(other, { maxLength: 1 }),
  })
  .map(({ action, active, protocol, ports, addresses, others }) => {
    const conditions = [...(protocol === '' ? [] : ports), ...addresses, ...others];
    return `v2.31|Action=${action}|Active=${active}|Dir=In|${protocol}${conditions.map((each) => `${each}|`).join('')}Name=x|`;
  });
const host = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
  blocksInbound: fc.boolean(),
});

const traffic: Traffic = {
  direction: 'in',
  profile: 'domain',
  protocol: 6,
  families: [4, 6],
  localPorts: universe.localPorts,
  remotePorts: universe.remotePorts,
  isRpc: false,
  icmp: [],
  local: { 4: [0x0a000000, 0x0a000002], 6: [1n, 2n] },
  remote: { 4: universe.v4, 6: universe.v6 },
  interfaceTypes: [0, 3],
  actors: [{ program: { path: ownProgram.toLowerCase() }, services: ['scvmmservice'] }],
};

interface Point {
  readonly family: Family;
  readonly values: readonly Bound[];
}

function* range(from: Bound, to: Bound): Iterable<Bound> {
  const isNumber = typeof from === 'number';
  for (let value = from; value < to; value = isNumber ? Number(value) + 1 : BigInt(value) + 1n)
    yield value;
}

function* pointsOf(family: Family): Iterable<Point> {
  const sets = [
    traffic.localPorts,
    traffic.remotePorts,
    traffic.local[family],
    traffic.remote[family],
    traffic.interfaceTypes,
  ];
  const [lp, rp, la, ra, it] = sets.map((set) => [...range(set[0] ?? 0, set[1] ?? 0)]);
  for (const a of lp ?? [])
    for (const b of rp ?? [])
      for (const c of la ?? [])
        for (const d of ra ?? [])
          for (const e of it ?? []) yield { family, values: [a, b, c, d, e] };
}
const points: readonly Point[] = [...pointsOf(4), ...pointsOf(6)];

function questionAt({ family, values }: Point): Question {
  const [localPort, remotePort, local, remote, type] = values;
  return {
    direction: 'in',
    profile: 'domain',
    protocol: 6,
    localPort: Number(localPort),
    remotePort: Number(remotePort),
    localAddress: formatIp(family, local ?? 0),
    remoteAddress: formatIp(family, remote ?? 0),
    interfaceType: interfaceTypes[Number(type)] ?? 'wired',
    program: ownProgram,
    service: 'SCVMMService',
  };
}

const covers = ({ box }: Part, { family, values }: Point) =>
  box.family === family && box.sets.every((set, i) => contains<Bound>(set, values[i] ?? 0));

function policyOf({ rules, blocksInbound }: { rules: string[]; blocksInbound: boolean }) {
  const keys: RegistryKey[] = [
    {
      path: 'FirewallRules',
      values: rules.map((data, i) => ({ name: `r${i}`, type: 'REG_SZ', data })),
    },
    {
      path: 'DomainProfile',
      values: [{ name: 'DefaultInboundAction', type: 'REG_DWORD', data: blocksInbound ? 1 : 0 }],
    },
  ];
  return buildPolicy({ keys }, { keys: [] });
}

describe('decideTraffic', () => {
  it('says of every single point exactly what the question about that point is answered', () => {
    fc.assert(
      fc.property(host, (drawn) => {
        const policy = policyOf(drawn);
        const parts = decideTraffic(policy, traffic);
        for (const point of points) {
          const covering = parts.filter((part) => covers(part, point));
          expect(covering).toHaveLength(1);
          const answer = decide(policy, questionAt(point));
          expect({ outcome: covering[0]?.outcome, reason: covering[0]?.reason }).toEqual({
            outcome: answer.verdict,
            reason: answer.reason,
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('joins rules that open one port each, so that they cover a range together', () => {
    const rules = [80, 81, 82, 83, 84, 85].map(
      (each) => `v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=${each}|Name=x|`,
    );
    const parts = decideTraffic(policyOf({ rules, blocksInbound: true }), traffic);
    expect(parts.map(({ outcome }) => outcome)).toEqual(['allow', 'allow']);
    expect(parts.map(({ box }) => setOf(box, 'localPorts'))).toEqual([
      universe.localPorts,
      universe.localPorts,
    ]);
  });

  it('takes the keyword RPC for the dynamic range of RPC traffic only', () => {
    const policy = policyOf({
      rules: ['v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=RPC|Name=x|'],
      blocksInbound: true,
    });
    const dynamic: Traffic = { ...traffic, localPorts: [49152, 65536] };
    expect(new Set(decideTraffic(policy, dynamic).map(({ outcome }) => outcome))).toEqual(
      new Set(['unknown']),
    );
    expect(
      new Set(decideTraffic(policy, { ...dynamic, isRpc: true }).map(({ outcome }) => outcome)),
    ).toEqual(new Set(['allow']));
  });
});
