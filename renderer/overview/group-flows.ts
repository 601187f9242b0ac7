import type { FlowAssessment } from '../../core/assessment/model.ts';
import { worstVerdict, type FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import { exceptionOf, type AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import { consequenceOf, consequences, type Consequence } from '../texts/consequences.ts';

/** Flows that fail the host and break the same thing. */
export interface ConsequenceGroup {
  readonly consequence: Consequence;
  readonly verdict: FlowVerdict;
  readonly flows: readonly FlowAssessment[];
  readonly errorCodes: readonly string[];
}

/** The failing flows by what they break: what is surely closed before what cannot be told. */
export function groupByConsequence(flows: readonly FlowAssessment[]): ConsequenceGroup[] {
  const failing = flows.filter((flow) => flow.failing);
  const groups = consequences.flatMap((consequence): ConsequenceGroup[] => {
    const own = failing.filter(({ id }) => consequenceOf(id) === consequence);
    if (own.length === 0) return [];
    return [
      {
        consequence,
        verdict: worstVerdict(own.map(({ verdict }) => verdict)),
        flows: own,
        errorCodes: [...new Set(own.flatMap(({ errorCodes }) => errorCodes))],
      },
    ];
  });
  const isUnknown = ({ verdict }: ConsequenceGroup) => Number(verdict === 'unknown');
  return groups.toSorted((a, b) => isUnknown(a) - isUnknown(b));
}

const order: readonly FlowVerdict[] = [
  'blocked',
  'void',
  'missing',
  'disabled',
  'unknown',
  'limited',
  'allowed',
  'allowed-by-default',
  'not-applicable',
];

/**
 * How many of the flows that count have each verdict, the worst first; those that none has are left
 * out. What is excepted has a count of its own.
 */
export function countVerdicts(
  flows: readonly FlowAssessment[],
  exceptions: readonly AppliedException[],
): { readonly verdict: FlowVerdict; readonly count: number }[] {
  const needed = flows.filter((flow) => flow.needed && exceptionOf(flow, exceptions) === undefined);
  return order
    .map((verdict) => ({
      verdict,
      count: needed.filter((flow) => flow.verdict === verdict).length,
    }))
    .filter(({ count }) => count > 0);
}
