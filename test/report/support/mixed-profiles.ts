import type { FlowAssessment, ProfileVerdict } from '../../../core/assessment/model.ts';
import { isFailure } from '../../../core/assessment/summary.ts';
import { worstVerdict, type FlowVerdict } from '../../../core/firewall/flow/verdict.ts';
import type { Report } from '../../../core/report/model.ts';

function withProfileVerdicts(
  flow: FlowAssessment,
  [first, second]: readonly [FlowVerdict, FlowVerdict],
): FlowAssessment {
  const reviewed = (verdict: FlowVerdict) => verdict === 'limited';
  const profile = (name: ProfileVerdict['profile'], verdict: FlowVerdict): ProfileVerdict => ({
    profile: name,
    verdict,
    review: reviewed(verdict),
    reasons: [],
    rules: [],
  });
  const verdict = worstVerdict([first, second]);
  const review = reviewed(verdict);
  return {
    ...flow,
    needed: true,
    verdict,
    review,
    failing: isFailure(verdict, review),
    profiles: [profile('domain', first), profile('private', second)],
  };
}

/** The report with each pair of verdicts on the two profiles of one flow, as far as its flows reach. */
export function mixedProfiles(
  report: Report,
  pairs: readonly (readonly [FlowVerdict, FlowVerdict])[],
): Report {
  const { assessment } = report;
  const flows = assessment.flows.flatMap((flow, index) => {
    const pair = pairs[index];
    return pair === undefined ? [] : [withProfileVerdicts(flow, pair)];
  });
  return { ...report, changes: null, exceptions: [], assessment: { ...assessment, flows } };
}
