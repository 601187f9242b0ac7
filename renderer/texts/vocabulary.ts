import type { Feature, Role } from '../../core/vmm/terms.ts';
import type { FlowAssessment, ListenerState } from '../../core/assessment/model.ts';
import type { Consequence } from './consequences.ts';

/** Words for closed lists of the field: the compiler finds a missing one. */
export interface Vocabulary {
  readonly roles: Readonly<Record<Role, string>>;
  readonly features: Readonly<Record<Feature, string>>;
  readonly levels: Readonly<Record<FlowAssessment['level'], string>>;
  readonly confidences: Readonly<Record<FlowAssessment['confidence'], string>>;
  readonly listeners: Readonly<Record<ListenerState, string>>;
  readonly consequences: Readonly<Record<Consequence, string>>;
}

/** The word of an id that came with data: a newer file may know ids that this program does not. */
export const wordOf = (words: Readonly<Record<string, string>>, id: string): string =>
  Object.hasOwn(words, id) ? (words[id] ?? id) : id;
