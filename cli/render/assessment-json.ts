import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { describeNote, describeReason, headline } from '../../core/assessment/words/english.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';

/** The assessment as docs/json-output.md describes it: reasons and notes as English sentences. */
export function assessmentJson(assessment: Assessment, inputNotes: readonly string[]) {
  const { counts, ...rest } = assessment.summary;
  const perVerdict = Object.fromEntries(
    flowVerdicts.map((verdict) => [verdict, counts[verdict] ?? 0]),
  );
  return {
    ...assessment,
    summary: { sentence: headline(assessment), ...perVerdict, ...renamed(rest) },
    flows: assessment.flows.map(flowJson),
    notes: [...inputNotes, ...assessment.notes.map(describeNote)],
  };
}

/** `unknown` is the count of that verdict; the flows that fail for it alone have a name of their own. */
function renamed({ unknown, ...rest }: Omit<Assessment['summary'], 'counts'>) {
  return { ...rest, failingUnknown: unknown };
}

function flowJson(flow: FlowAssessment) {
  return {
    ...flow,
    profiles: flow.profiles.map(({ reasons, ...profile }) => ({
      ...profile,
      reasons: reasons.map(describeReason),
      reasonCodes: reasons.map(({ code }) => code),
    })),
  };
}
