import type { Comparison } from '../../core/compare/model.ts';
import {
  comparisonHeadline,
  describeFlowChange,
  describeNotCompared,
  describeRuleChange,
  describeSettingChange,
  describeSituationChange,
} from '../../core/compare/words.ts';

/** The comparison as docs/json-output.md describes it: each change with its English sentence. */
export const comparisonJson = (comparison: Comparison) => ({
  ...comparison,
  summary: { sentence: comparisonHeadline(comparison), ...comparison.summary },
  flows: comparison.flows.map((flow) => ({ ...flow, sentence: describeFlowChange(flow) })),
  rules: comparison.rules.map((rule) => ({ ...rule, sentence: describeRuleChange(rule) })),
  settings: comparison.settings.map((each) => ({ ...each, sentence: describeSettingChange(each) })),
  situation: comparison.situation.map((each) => ({
    ...each,
    sentence: describeSituationChange(each),
  })),
  notCompared: comparison.notCompared.map((each) => ({
    ...each,
    sentence: describeNotCompared(each),
  })),
});
