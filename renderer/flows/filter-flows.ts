import type { FlowAssessment } from '../../core/assessment/model.ts';
import { exceptionOf, type AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import type { Direction } from '../../core/firewall/terms.ts';
import type { Texts } from '../texts/use-texts.tsx';
import { endsOf, portText } from '../parts/flow-text.ts';

/** Under this key the filter is kept, so that another view can set it. */
export const filterKey = 'flows.filter';

export interface FlowFilter {
  /** Needed are those that count against the host: not those that are excepted. */
  readonly scope: 'needed' | 'excepted' | 'all';
  readonly verdict: FlowVerdict | 'any';
  readonly direction: Direction | 'any';
  readonly role: string;
  readonly text: string;
}

export const noFilter: FlowFilter = {
  scope: 'needed',
  verdict: 'any',
  direction: 'any',
  role: 'any',
  text: '',
};

/** What the search box looks at: everything that stands in the line, and the id. */
function searchable(flow: FlowAssessment, texts: Texts): string {
  const { from, to } = endsOf(flow, texts);
  return [flow.id, flow.purpose, portText(flow), from, to, ...flow.errorCodes]
    .join(' ')
    .toLowerCase();
}

function isInScope(
  flow: FlowAssessment,
  exceptions: readonly AppliedException[],
  scope: FlowFilter['scope'],
): boolean {
  if (scope === 'all') return true;
  const isExcepted = exceptionOf(flow, exceptions) !== undefined;
  return scope === 'excepted' ? isExcepted : flow.needed && !isExcepted;
}

/** The flows that pass every condition, in the order they came in. */
export function filterFlows(
  flows: readonly FlowAssessment[],
  exceptions: readonly AppliedException[],
  filter: FlowFilter,
  texts: Texts,
): FlowAssessment[] {
  const wanted = filter.text.trim().toLowerCase();
  return flows.filter(
    (flow) =>
      isInScope(flow, exceptions, filter.scope) &&
      (filter.verdict === 'any' || flow.verdict === filter.verdict) &&
      (filter.direction === 'any' || flow.direction === filter.direction) &&
      (filter.role === 'any' || flow.role === filter.role) &&
      (wanted === '' || searchable(flow, texts).includes(wanted)),
  );
}
