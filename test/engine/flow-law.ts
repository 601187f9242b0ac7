import { formatIp } from '../../core/firewall/algebra/ip-address.ts';
import { decide } from '../../core/firewall/decision/decide.ts';
import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import type { Traffic } from '../../core/firewall/policy/traffic.ts';
import type { Answer } from '../../core/firewall/question.ts';
import type { RuleRef, Store } from '../../core/firewall/terms.ts';
import type { Host } from './flow-hosts.ts';
import { enabledHost, policyOf, unmergedHost } from './flow-hosts.ts';

interface Point {
  readonly port: number;
  readonly remote: string;
}
const addresses = [
  ...[0x0a000000, 0x0a000001, 0x0a000002].map((value) => formatIp(4, value)),
  ...[1n, 2n].map((value) => formatIp(6, value)),
];
const pointsOf = (ports: readonly number[]): Point[] =>
  ports.flatMap((port) => addresses.map((remote) => ({ port, remote })));

export const trafficOn = (from: number, to: number): Traffic => ({
  direction: 'in',
  profile: 'domain',
  protocol: 6,
  families: [4, 6],
  localPorts: [from, to],
  remotePorts: [4000, 4001],
  isRpc: false,
  icmp: [],
  local: { 4: [0x0a000009, 0x0a00000a], 6: [9n, 10n] },
  remote: { 4: [0x0a000000, 0x0a000003], 6: [1n, 3n] },
  interfaceTypes: [0, 1],
  actors: [{ program: { path: 'c:\\a.exe' }, services: ['a'] }],
});
/** One set of two ports, and a second set with one of them and one more. */
export const traffics = [trafficOn(80, 82), trafficOn(81, 83)];
const points = pointsOf([80, 81, 82]);

const answerAt = (policy: Policy, { port, remote }: Point): Answer =>
  decide(policy, {
    direction: 'in',
    profile: 'domain',
    protocol: 6,
    localPort: port,
    remotePort: 4000,
    localAddress: remote.includes(':') ? '::9' : '10.0.0.9',
    remoteAddress: remote,
    interfaceType: 'wired',
    program: 'C:\\a.exe',
    service: 'a',
  });

interface Asked {
  readonly point: Point;
  readonly now: Answer;
  readonly enabled: Answer;
  readonly unmerged: Answer;
}

const perPort = (asked: readonly Asked[]): Asked[][] =>
  [80, 81, 82].map((port) => asked.filter(({ point }) => point.port === port));

/** To some peer everything is open, and nobody said which peers there are. */
const isReview = (asked: readonly Asked[], which: 'now' | 'enabled', peersGiven: boolean) =>
  !peersGiven &&
  addresses.some((remote) =>
    asked
      .filter(({ point }) => point.remote === remote)
      .every((each) => each[which].verdict === 'allow'),
  );

function basicVerdict(asked: readonly Asked[], which: 'now' | 'enabled'): FlowVerdict {
  const count = (verdict: Answer['verdict']) =>
    asked.filter((each) => each[which].verdict === verdict).length;
  if (count('allow') > 0 && count('block') > 0) return 'limited';
  if (count('unknown') > 0) return 'unknown';
  if (count('block') > 0) {
    const takenAway = perPort(asked).some((port) =>
      port.every(
        ({ [which]: { verdict, reason } }) => verdict === 'block' && reason !== 'default-action',
      ),
    );
    return takenAway ? 'blocked' : 'missing';
  }
  return asked.every((each) => each[which].reason === 'rule') ? 'allowed' : 'allowed-by-default';
}

export const nameOf = ({ store, id }: RuleRef) => `${store} ${id}`;
export const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted();

/** What the table of section 6 says, by counting points. */
export function naiveFlow(host: Host, peersGiven: boolean) {
  const [now, enabled, unmerged] = [
    policyOf(host),
    policyOf(enabledHost(host)),
    policyOf(unmergedHost(host)),
  ];
  const asked = points.map((point): Asked => ({
    point,
    now: answerAt(now, point),
    enabled: answerAt(enabled, point),
    unmerged: answerAt(unmerged, point),
  }));
  const texts: Record<Store, readonly string[]> = {
    local: host.local,
    'group-policy': host.groupPolicy,
  };
  const isOff = ({ store, id }: RuleRef) =>
    texts[store][Number(id.slice(1))]?.includes('Active=FALSE') === true;
  const closed = asked.filter((each) => each.now.verdict === 'block');
  const opening = (answer: Answer) => (answer.verdict === 'allow' ? answer.rules : []);
  const switchedOff = sorted(
    closed.flatMap((each) => opening(each.enabled).filter(isOff).map(nameOf)),
  );
  const voided = sorted(
    closed.flatMap((each) => {
      const counted = new Set(opening(each.enabled).map(nameOf));
      return opening(each.unmerged)
        .map(nameOf)
        .filter((name) => name.startsWith('local ') && !counted.has(name));
    }),
  );
  const basic = basicVerdict(asked, 'now');
  const then = basicVerdict(asked, 'enabled');
  const wouldOpen =
    then.startsWith('allowed') || (then === 'limited' && isReview(asked, 'enabled', peersGiven));
  const verdict: FlowVerdict =
    basic !== 'missing'
      ? basic
      : voided.length > 0
        ? 'void'
        : switchedOff.length > 0 && wouldOpen
          ? 'disabled'
          : 'missing';
  const review = verdict === 'limited' && isReview(asked, 'now', peersGiven);
  return { verdict, review, switchedOff, voided };
}
