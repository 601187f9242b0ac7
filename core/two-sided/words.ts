import type { FlowAssessment } from '../assessment/model.ts';
import { describeReason, listed, profileWords } from '../assessment/words/english.ts';
import { wordsOfId } from '../report/words.ts';
import { releaseWords } from '../vmm/terms.ts';
import type { BetweenOutcome, End, FlowBetween, TwoSided, TwoSidedHost } from './model.ts';

export const outcomeWords: Record<
  BetweenOutcome,
  { readonly word: string; readonly shape: string }
> = {
  open: { word: 'Open', shape: '✓' },
  partly: { word: 'Partly open', shape: '◐' },
  closed: { word: 'Closed', shape: '−' },
  unknown: { word: 'Cannot tell', shape: '?' },
};

const isAre = (count: number) => (count === 1 ? 'is' : 'are');

/** The sentence above everything else. */
export function headlineBetween({ hosts, summary }: TwoSided): string {
  const { needed, open, closed, partly, unknown } = summary;
  const names = listed(
    hosts.map(({ name }) => name),
    4,
  );
  if (needed === 0) return `VMM needs no flow between ${names}, as what they are.`;
  if (open === needed) return `Everything VMM needs is open between ${names}.`;
  const parts = [
    ...(closed > 0 ? [`${closed} ${isAre(closed)} closed`] : []),
    ...(partly > 0 ? [`${partly} ${isAre(partly)} open in parts only`] : []),
    ...(unknown > 0 ? [`${unknown} cannot be told`] : []),
  ];
  return `Of ${needed} ${needed === 1 ? 'flow' : 'flows'} that VMM needs between ${names}, ${listed(parts)}.`;
}

const directionOf: Record<End, string> = { initiator: 'outbound', listener: 'inbound' };

/** `HV11, inbound`: the firewall that has to change. */
export const endWords = (flow: FlowBetween, end: End): string =>
  `${flow[end]}, ${directionOf[end]}`;

/** Who closes a flow; empty when nobody does. */
export function closedByWords(flow: FlowBetween): string[] {
  const ends = flow.closedBy.map((end) => endWords(flow, end));
  return flow.portsDiffer === null ? ends : [...ends, 'different ports'];
}

/** What the verdict of one end rests on, profile by profile where they differ. */
function reasonsAt({ profiles }: FlowAssessment): string[] {
  const said = profiles.map(({ profile, reasons }) => ({
    profile: profileWords[profile],
    sentences: reasons.map(describeReason),
  }));
  const texts = new Set(said.map(({ sentences }) => sentences.join(' ')));
  return texts.size === 1
    ? (said[0]?.sentences ?? [])
    : said.map(({ profile, sentences }) => `${profile} profile: ${sentences.join(' ')}`);
}

/** Why a flow is not open: the reasons of each end that is not, and ports that do not meet. */
export function whyBetween(flow: FlowBetween): string[] {
  const { portsDiffer, closedBy, ends } = flow;
  const ofEnds = closedBy.flatMap((end) =>
    reasonsAt(ends[end]).map((text) =>
      closedBy.length > 1 ? `At ${endWords(flow, end)}: ${text}` : text,
    ),
  );
  return portsDiffer === null ? ofEnds : [portSentence(flow, portsDiffer), ...ofEnds];
}

function portSentence(
  { initiator, listener }: FlowBetween,
  differ: NonNullable<FlowBetween['portsDiffer']>,
): string {
  const here = `${initiator} is set to port ${differ.initiator}`;
  return differ.isCertain
    ? `${here}, ${listener} to ${differ.listener}: they never meet.`
    : `${here}; which port ${listener} has could not be read (documented: ${differ.listener}).`;
}

/** Facts beside the firewall that a reader must not miss. */
export function notesBetween({ hosts, flows }: TwoSided): string[] {
  const unknown = hosts.filter(({ addresses }) => addresses.length === 0);
  const without = hosts.filter(({ roles }) => roles.length === 0);
  // Of a server without a role the release is no finding.
  const known = hosts.filter(({ roles }) => roles.length > 0);
  const releases = new Set(known.map(({ release }) => release));
  return [
    ...unknown.map(
      ({ name }) =>
        `The addresses of ${name} are not known, so flows from and to it are judged for every address.`,
    ),
    ...without.map(({ name }) => `No VMM role was found on ${name}.`),
    ...(releases.size > 1
      ? [
          `The servers are of different VMM releases: ${known.map(({ name, release }) => `${name} ${releaseWords(release)}`).join(', ')}.`,
        ]
      : []),
    ...silentListeners(flows),
  ];
}

/** An open flow to a port where nothing answers does not work either. */
function silentListeners(flows: readonly FlowBetween[]): string[] {
  const silent = flows.filter(
    ({ needed, ends }) => needed && ends.listener.listenerState === 'not-listening',
  );
  const texts = silent.map(
    ({ listener, protocol, ports }) =>
      `Nothing listens on ${protocol.toUpperCase()} ${ports} on ${listener}.`,
  );
  return [...new Set(texts)];
}

/** `VMM01: management server, VMM 2022, 10.0.10.21`. */
export function hostWords({ name, roles, release, addresses }: TwoSidedHost): string {
  const what =
    roles.length === 0
      ? 'no VMM role'
      : `${roles.map(wordsOfId).join(', ')}, ${releaseWords(release)}`;
  const where = addresses.length === 0 ? 'addresses not known' : listed(addresses, 4);
  return `${name}: ${what}, ${where}`;
}
