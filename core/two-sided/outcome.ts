import type { FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import type { BetweenOutcome, End, PortsDiffer } from './model.ts';

function outcomeOfProfile({ verdict, review }: ProfileVerdict): BetweenOutcome {
  switch (verdict) {
    case 'allowed':
    case 'allowed-by-default':
      return 'open';
    case 'limited':
      // Open for some addresses, and nobody knows whether the other host has one of them.
      return review ? 'unknown' : 'partly';
    case 'missing':
    case 'disabled':
    case 'blocked':
    case 'void':
      return 'closed';
    case 'unknown':
    case 'not-applicable':
      return 'unknown';
  }
}

/**
 * One end on all the profiles of its host: what they agree on. Where some are closed and some open
 * it depends on the network that is used, which makes the flow open in parts.
 */
export function outcomeOfEnd({ profiles }: Pick<FlowAssessment, 'profiles'>): BetweenOutcome {
  const outcomes = new Set(profiles.map(outcomeOfProfile));
  const [only] = outcomes;
  if (outcomes.size === 1 && only !== undefined) return only;
  if (outcomes.size === 0 || (outcomes.has('unknown') && !outcomes.has('partly'))) return 'unknown';
  return 'partly';
}

/** The worst of both ends decides, and what is known to be closed is closed whatever the other is. */
const worst: readonly BetweenOutcome[] = ['closed', 'unknown', 'partly', 'open'];

export interface Conclusion {
  readonly outcome: BetweenOutcome;
  readonly closedBy: readonly End[];
}

/** What both ends and their ports come to, and whose firewall it is. */
export function conclude(
  ends: Readonly<Record<End, Pick<FlowAssessment, 'profiles'>>>,
  portsDiffer: PortsDiffer | null,
): Conclusion {
  const outcomes = {
    initiator: outcomeOfEnd(ends.initiator),
    listener: outcomeOfEnd(ends.listener),
  };
  const ofPorts = portsDiffer === null ? 'open' : portsDiffer.isCertain ? 'closed' : 'unknown';
  const all = new Set([outcomes.initiator, outcomes.listener, ofPorts]);
  const outcome = worst.find((each) => all.has(each)) ?? 'unknown';
  const order: readonly End[] = ['initiator', 'listener'];
  // Where one end is closed for certain, an end that is open in parts is not what closes it.
  const closedBy = order.filter((end) => outcome !== 'open' && outcomes[end] === outcome);
  return { outcome, closedBy };
}
