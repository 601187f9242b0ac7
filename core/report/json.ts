import type { FlowAssessment } from '../assessment/model.ts';
import { describeReason } from '../assessment/words/english.ts';
import { flowVerdicts } from '../firewall/flow/verdict.ts';
import type { Report } from './model.ts';
import { outcomeOf } from './outcome.ts';
import { noteSentences, sentenceOf } from './words.ts';

function flowJson(flow: FlowAssessment, report: Report) {
  return {
    ...flow,
    outcome: outcomeOf(flow, report),
    profiles: flow.profiles.map(({ reasons, ...profile }) => ({
      ...profile,
      reasons: reasons.map(describeReason),
      reasonCodes: reasons.map(({ code }) => code),
    })),
  };
}

/** The document of docs/json-output.md with what a report has beside it; texts are English. */
export function reportJson(report: Report) {
  const { assessment, catalogue, rules, exceptions, changes, tool, generatedAt } = report;
  const { counts, unknown, ...summary } = assessment.summary;
  const perVerdict = Object.fromEntries(
    flowVerdicts.map((verdict) => [verdict, counts[verdict] ?? 0]),
  );
  return {
    ...assessment,
    catalogue: { id: catalogue.id, name: catalogue.name, hash: catalogue.hash },
    summary: { sentence: sentenceOf(report), ...perVerdict, ...summary, failingUnknown: unknown },
    flows: assessment.flows.map((flow) => flowJson(flow, report)),
    notes: noteSentences(report),
    rules,
    exceptions,
    changes,
    sources: catalogue.sources,
    tool,
    generatedAt,
  };
}

/** Escaped, so that no screen is turned or rewritten by what a host says; the values are the same. */
const hidden = /[\u007F-\u009F\u2028\u2029\p{Cf}]/gu;
const escapeUnits = (characters: string) =>
  characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

export const indentedJson = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replaceAll(hidden, escapeUnits)}\n`;

export const writeJson = (report: Report): string => indentedJson(reportJson(report));
