import type { FlowVerdict } from '../../firewall/flow/verdict.ts';
import { FleetBuilder } from '../fleet-builder.ts';
import type { AssessedHost, Fleet, HostFlow, HostResult } from '../model.ts';

export const flow = (id: string, verdict: FlowVerdict, more: Partial<HostFlow> = {}): HostFlow => {
  const failing = !verdict.startsWith('allowed');
  return {
    id,
    direction: 'in',
    purpose: id,
    protocol: 'tcp',
    ports: '1',
    verdict,
    needed: true,
    failing,
    review: false,
    excepted: false,
    causes: failing ? [{ key: `cause of ${id}`, text: `cause of ${id}` }] : [],
    ...more,
  };
};

export function host(name: string, flows: readonly HostFlow[], more: Partial<AssessedHost> = {}) {
  const of = (is: (each: HostFlow) => boolean) => flows.filter(is).length;
  const [failing, unknown] = [
    of((each) => each.failing),
    of((each) => each.failing && each.verdict === 'unknown'),
  ];
  const result: AssessedHost = {
    kind: 'assessed',
    input: `${name}.json`,
    name,
    domain: null,
    windows: null,
    release: '2022',
    catalogue: 'vmm-2022',
    roles: ['hyperv-host'],
    collectedAt: null,
    elevated: null,
    summary: {
      counts: {},
      needed: of((each) => each.needed),
      failing,
      unknown,
      excepted: of((each) => each.excepted),
      review: 0,
      faults: 0,
      outcome: failing === 0 ? 'compliant' : failing === unknown ? 'unknown' : 'action-needed',
    },
    flows,
    faults: [],
    notes: [],
    ...more,
  };
  return result;
}

export function fleetOf(...results: readonly HostResult[]): Fleet {
  const builder = new FleetBuilder();
  for (const result of results) builder.add(result);
  return builder.finish();
}
