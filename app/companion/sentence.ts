import type { Assessment } from '../../core/assessment/model.ts';
import type { Sentence } from './activity-record.ts';

/** What the first sentence is made of, to be said later and in whatever language. */
export const sentenceData = ({ summary, roles }: Assessment): Sentence => {
  const { needed, failing, unknown, excepted } = summary;
  return { needed, failing, unknown, excepted, hasRoles: roles.length > 0 };
};
