import { describeAddresses, parseAddressRange } from '../firewall/algebra/address-range.ts';
import type { Bound } from '../firewall/algebra/intervals.ts';
import { intervalsOf, pairsOf } from '../firewall/algebra/intervals.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Profile } from '../firewall/terms.ts';
import { tcp } from '../firewall/terms.ts';
import type { ResolvedPart } from '../vmm/resolve-parts.ts';
import type { LocalPort, NewRule } from './new-rule.ts';
import { newRule } from './new-rule.ts';

/** A rule without what only the whole plan can give: its name and texts. */
export type RuleBody = Omit<NewRule, 'name' | 'displayName' | 'group' | 'description'>;

const endpointMapper = 135;

function portsOf(traffic: Traffic): { local: LocalPort[]; remote: (number | string)[] } {
  const needed = traffic.direction === 'in' ? traffic.localPorts : traffic.remotePorts;
  const isEverything = needed[0] === 0 && needed[1] === 65536;
  const ports = isEverything
    ? []
    : pairsOf(needed).map(([from, to]) => (to - from === 1 ? from : `${from}-${to - 1}`));
  return traffic.direction === 'in' ? { local: ports, remote: [] } : { local: [], remote: ports };
}

/** The keywords say more exactly than numbers what is meant, and follow the host's dynamic range. */
function withKeywords(
  ports: readonly LocalPort[],
  part: ResolvedPart,
  traffic: Traffic,
): LocalPort[] {
  if (traffic.isRpc) return ['RPC'];
  const services = part.processes.flatMap((process) => process.services ?? []);
  const isMapper =
    traffic.direction === 'in' && services.some((name) => name.toLowerCase() === 'rpcss');
  return ports.map((port) => (port === endpointMapper && isMapper ? 'RPCEPMap' : port));
}

/** Windows' own rules for the endpoint mapper name RpcSs, which shares its process with RpcEptMapper. */
function serviceOf(services: readonly string[] | null | undefined): string | undefined {
  const names = services ?? [];
  return (
    names.find((name) => name.toLowerCase() === 'rpcss') ??
    (names.length === 1 ? names[0] : undefined)
  );
}

/** The one process behind the traffic, as narrow as it is known; several possible senders narrow nothing. */
function processOf(part: ResolvedPart): Pick<RuleBody, 'program' | 'service'> {
  const [process, ...others] = part.processes;
  if (process === undefined || others.length > 0) return {};
  const { program } = process;
  const service = serviceOf(process.services);
  const isUsable = program !== undefined && newRule.shape.program.safeParse(program).success;
  return {
    ...(isUsable ? { program } : {}),
    ...(service === undefined ? {} : { service }),
  };
}

/** Peers' addresses in the fewest words: joined, masks as prefixes, single ones without a prefix. */
export function joinAddresses(texts: readonly string[]): string[] {
  const ranges = texts.map(parseAddressRange).filter((range) => range !== undefined);
  return ([4, 6] as const).flatMap((family) => {
    const bounds = ranges
      .filter((range) => range.family === family)
      .flatMap(({ from, to }): Bound[] => [from, to]);
    return describeAddresses(family, intervalsOf(bounds));
  });
}

/**
 * The narrowest allow rule that covers one part of a flow: its process, ports, profiles and peers.
 * @param peers addresses of the other end, empty for any
 */
export function ruleForTraffic(
  part: ResolvedPart,
  traffic: Traffic,
  profiles: readonly Profile[],
  peers: readonly string[],
): RuleBody {
  const { local, remote } = portsOf(traffic);
  return {
    direction: traffic.direction,
    protocol: traffic.protocol === tcp ? 'tcp' : 'udp',
    localPorts: withKeywords(local, part, traffic),
    remotePorts: remote,
    ...processOf(part),
    profiles: [...profiles],
    remoteAddresses: joinAddresses(peers),
  };
}
