import { isSameFlow, type FlowKey } from '../assessment/flow-key.ts';
import type { Assessment, FlowAssessment, HostSummary } from '../assessment/model.ts';
import { summarise } from '../assessment/summary.ts';
import type { FlowException } from './exception.ts';
import { fitsPattern } from './host-pattern.ts';

/**
 * What an exception does: it `counts` for flows that would fail, is `idle` where nothing fails, and
 * an `expired` one does nothing.
 */
export interface AppliedException extends FlowException {
  readonly state: 'counts' | 'idle' | 'expired';
  /** The flows of this host it speaks of; of one that counts, those that do not fail thanks to it. */
  readonly flows: readonly FlowKey[];
}

export interface ExceptedAssessment {
  /** Excepted flows keep their verdict and do not fail; the summary is counted anew. */
  readonly assessment: Assessment;
  /** Those that speak of a flow of this host, in the order of the file. */
  readonly exceptions: readonly AppliedException[];
}

/** By its name, or by its name with the domain; a host without a known name only by `*`. */
function isForHost(pattern: string, { name, domain }: HostSummary): boolean {
  if (name === null) return /^\*+$/.test(pattern);
  return (
    fitsPattern(pattern, name) || (domain !== null && fitsPattern(pattern, `${name}.${domain}`))
  );
}

/** @param today a day as YYYY-MM-DD, of the zone in which the report is read */
export const isExpired = ({ expires }: FlowException, today: string): boolean =>
  expires !== null && expires < today;

const keyOf = ({ id, direction }: FlowKey): FlowKey => ({ id, direction });

function applied(
  exception: FlowException,
  { host, flows }: Assessment,
  today: string,
): AppliedException | undefined {
  if (!isForHost(exception.host, host)) return undefined;
  const meant = flows.filter(
    ({ id, direction }) =>
      id === exception.flow && (exception.direction ?? direction) === direction,
  );
  if (meant.length === 0) return undefined;
  const failing = meant.filter((flow) => flow.failing);
  if (isExpired(exception, today))
    return { ...exception, state: 'expired', flows: meant.map(keyOf) };
  return failing.length > 0
    ? { ...exception, state: 'counts', flows: failing.map(keyOf) }
    : { ...exception, state: 'idle', flows: meant.map(keyOf) };
}

/**
 * Lets exceptions count. Pure: who reads the file and which day it is are the caller's.
 * @param today a day as YYYY-MM-DD
 */
export function applyExceptions(
  assessment: Assessment,
  exceptions: readonly FlowException[],
  today: string,
): ExceptedAssessment {
  const found = exceptions
    .map((exception) => applied(exception, assessment, today))
    .filter((each) => each !== undefined);
  const counting = found.filter(({ state }) => state === 'counts').flatMap(({ flows }) => flows);
  if (counting.length === 0) return { assessment, exceptions: found };
  const isExcepted = (flow: FlowAssessment) => counting.some((key) => isSameFlow(key, flow));
  const flows = assessment.flows
    .map((flow) => (isExcepted(flow) ? { ...flow, failing: false } : flow))
    .toSorted((a, b) => Number(b.failing) - Number(a.failing));
  return {
    assessment: {
      ...assessment,
      flows,
      summary: summarise(flows, assessment.faults, flows.filter(isExcepted).length),
    },
    exceptions: found,
  };
}

/** The exception thanks to which a flow does not fail. */
export function exceptionOf(
  flow: FlowKey,
  exceptions: readonly AppliedException[],
): AppliedException | undefined {
  return exceptions.find(
    ({ state, flows }) => state === 'counts' && flows.some((key) => isSameFlow(key, flow)),
  );
}
