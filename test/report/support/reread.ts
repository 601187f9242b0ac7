import * as fc from 'fast-check';
import type { FlowAssessment } from '../../../core/assessment/model.ts';
import type { Report } from '../../../core/report/model.ts';
import { hostileText, withTexts } from './hostile.ts';
import { threeHosts } from './three-hosts.ts';

const hosts = Object.values(threeHosts).map((make) => make());
const cases = [
  fc.nat({ max: hosts.length - 1 }),
  fc.array(hostileText, { minLength: 1, maxLength: 8 }),
] as const;

/** Checks reports of the three hosts with hostile texts in them; a failing case shows the texts. */
export function holdsForHostileReports(check: (report: Report) => void): void {
  fc.assert(
    fc.property(...cases, (index, texts) => {
      const report = hosts[index];
      if (report !== undefined) check(withTexts(report, texts));
    }),
    { numRuns: 20 },
  );
}

export const keyOf = ({ id, direction }: Pick<FlowAssessment, 'id' | 'direction'>): string =>
  `${id}.${direction}`;
export const flowsOf = ({ assessment }: Report): Report['assessment']['flows'] => assessment.flows;

/** What a parser gave, looked at without trust. */
export const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
export const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map(object) : [];
