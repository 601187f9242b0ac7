import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalogue, catalogueOf, releases } from '../../app/catalogue.ts';
import { sampleIds } from '../../app/samples.ts';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { determineSituation } from '../../core/assessment/situation.ts';
import { decide } from '../../core/firewall/decision/decide.ts';
import { isAvailable, snapshot as schema } from '../../core/snapshot/schema.ts';
import type { FlowBetween } from '../../core/two-sided/model.ts';
import { judgeTwoSided, type HostAtEnd } from '../../core/two-sided/two-sided.ts';
import { hostRoles } from '../../core/vmm/terms.ts';

/** Every pair of samples, each verdict held against single pieces of traffic between their addresses. */

const folder = new URL('../../assets/samples/', import.meta.url);
const hosts = sampleIds.map((input): HostAtEnd => {
  const snapshot = schema.parse(JSON.parse(readFileSync(new URL(`${input}.json`, folder), 'utf8')));
  const found = determineSituation(snapshot, {}, releases, hostRoles);
  if (found.kind === 'ask') throw new Error(found.why);
  const catalogue = loadCatalogue(catalogueOf(found.situation.release));
  return { input, snapshot, catalogue, situation: found.situation };
});
const result = judgeTwoSided(hosts, 'all');
const policies = new Map(
  result.hosts.map(({ name }, index) => {
    const host = hosts[index];
    if (host === undefined) throw new Error(`no host ${name}`);
    return [name, { host, policy: policyOfSnapshot(host.snapshot) }] as const;
  }),
);

function end(name: string) {
  const found = policies.get(name);
  if (found === undefined) throw new Error(`no host ${name}`);
  const { network } = found.host.snapshot;
  const adapters = isAvailable(network) ? network : [];
  return {
    policy: found.policy,
    points: adapters.flatMap(({ profile, id, type, addresses }) =>
      addresses.map(({ address }) => ({ profile, id, type, address })),
    ),
  };
}

/** What single pieces of traffic of the flow's first port may be at one end: none for certain is a set's. */
function answersAt(flow: FlowBetween, side: 'initiator' | 'listener'): Set<string> {
  const own = end(flow[side]);
  const peer = end(flow[side === 'initiator' ? 'listener' : 'initiator']);
  const port = Number(/\d+/.exec(flow.ports)?.[0]);
  const answers = own.points.flatMap(({ profile, id, type, address }) =>
    peer.points
      .filter((other) => other.address.includes(':') === address.includes(':'))
      .map(
        (other) =>
          decide(own.policy, {
            direction: side === 'initiator' ? 'out' : 'in',
            profile,
            protocol: flow.protocol === 'udp' ? 17 : 6,
            ...(side === 'initiator' ? { remotePort: port } : { localPort: port }),
            localAddress: address,
            remoteAddress: other.address,
            interface: id,
            ...(type === undefined ? {} : { interfaceType: type }),
          }).verdict,
      ),
  );
  return new Set(answers);
}

describe('flows between samples', () => {
  it('are many, and of every outcome but those that no sample has', () => {
    expect(result.flows.length).toBeGreaterThan(100);
    expect(result.summary.open).toBeGreaterThan(0);
    expect(result.summary.closed).toBeGreaterThan(0);
  });

  const named = (flow: FlowBetween) => `${flow.id} ${flow.initiator} -> ${flow.listener}`;

  it('are open only where no single piece of traffic is blocked', () => {
    const open = result.flows.filter(({ outcome }) => outcome === 'open');
    const wrong = open.filter((flow) =>
      (['initiator', 'listener'] as const).some((side) => answersAt(flow, side).has('block')),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  it('are closed by an end only where it lets no single piece of traffic through', () => {
    const wrong = result.flows.flatMap((flow) =>
      flow.outcome === 'closed'
        ? flow.closedBy
            .filter((side) => /^\d+$/.test(flow.ports) && answersAt(flow, side).has('allow'))
            .map((side) => `${named(flow)} by ${side}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });
});
