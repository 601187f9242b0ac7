import { fixFormats, type FixFormat } from '../../core/remediation/writers/fix-formats.ts';

/** Forms of a plan: `json` is the plan itself, which apply takes; most are what other tools deploy. */
export const planFormats = ['table', 'json', ...fixFormats] as const;
export type PlanFormat = (typeof planFormats)[number];

export const isFixFormat = (format: PlanFormat): format is FixFormat =>
  fixFormats.some((each) => each === format);
