import { contextOf } from '../assessment/assess.ts';
import { policyOfSnapshot } from '../assessment/policy-of-snapshot.ts';
import type { Situation } from '../assessment/situation.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable } from '../snapshot/schema.ts';
import type { Catalogue } from '../vmm/catalogue.ts';
import { hostAddresses } from './host-addresses.ts';
import { judgeBetween, type JudgedHost } from './judge-between.ts';
import type { BetweenOutcome, FlowBetween, TwoSided, TwoSidedSummary } from './model.ts';

/** A host as it was read, with what is known of it. */
export interface HostAtEnd {
  /** Where it was read from. */
  readonly input: string;
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly situation: Situation;
  /** Its addresses where the user says them; else those of the snapshot. */
  readonly addresses?: readonly string[];
}

/**
 * Judges every flow between two or more hosts at both of its ends, outbound where it is opened and
 * inbound where it is listened for, each with the other's addresses as peers.
 * @param pairs `first` for the first host against each other one, `all` for every pair
 */
export function judgeTwoSided(hosts: readonly HostAtEnd[], pairs: 'first' | 'all'): TwoSided {
  const names = namesOf(hosts);
  const judged = hosts.map((host, index) => judgedHost(host, names[index] ?? host.input));
  const flows = judged
    .flatMap((one, index) => judged.slice(index + 1).map((other) => [one, other] as const))
    .filter(([one]) => pairs === 'all' || one === judged[0])
    .flatMap(([one, other]) => [...judgeBetween(one, other), ...judgeBetween(other, one)])
    .sort(worstFirst);
  return {
    schemaVersion: 1,
    hosts: judged.map(({ host }) => host),
    summary: summaryOf(flows),
    flows,
  };
}

/** The name of the host, or of its file where it does not say; the input tells two of one name apart. */
function namesOf(hosts: readonly HostAtEnd[]): string[] {
  const given = hosts.map(({ input, snapshot: { host } }) => {
    const name = isAvailable(host) ? host.name : '';
    return name === '' ? (input.split(/[\\/]/).at(-1) ?? input) : name;
  });
  const isOwn = (name: string) =>
    given.filter((each) => each.toLowerCase() === name.toLowerCase()).length === 1;
  return given.map((name, index) =>
    isOwn(name) ? name : `${name} (${hosts[index]?.input ?? ''})`,
  );
}

function judgedHost(host: HostAtEnd, name: string): JudgedHost {
  const { input, snapshot, catalogue, situation, addresses } = host;
  return {
    host: {
      name,
      input,
      release: situation.release,
      roles: situation.roles.map(({ id }) => id),
      addresses: addresses ?? hostAddresses(snapshot),
    },
    catalogue,
    context: contextOf(snapshot, catalogue, situation, policyOfSnapshot(snapshot)),
  };
}

const severity: readonly BetweenOutcome[] = ['closed', 'unknown', 'partly', 'open'];
const worstFirst = (a: FlowBetween, b: FlowBetween): number =>
  Number(b.needed) - Number(a.needed) || severity.indexOf(a.outcome) - severity.indexOf(b.outcome);

function summaryOf(flows: readonly FlowBetween[]): TwoSidedSummary {
  const needed = flows.filter((flow) => flow.needed);
  const having = (outcome: BetweenOutcome) =>
    needed.filter((flow) => flow.outcome === outcome).length;
  return {
    needed: needed.length,
    open: having('open'),
    partly: having('partly'),
    closed: having('closed'),
    unknown: having('unknown'),
  };
}
