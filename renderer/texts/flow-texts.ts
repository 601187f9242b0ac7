import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { CatalogueTexts } from '../../core/vmm/catalogue-texts.ts';

/** Anything that came with texts of a flow of the catalogue. */
export type FlowTexts = Pick<FlowAssessment, 'id'> &
  Partial<
    Pick<FlowAssessment, 'initiator' | 'listener' | 'purpose' | 'symptom' | 'notes' | 'published'>
  >;

/**
 * Puts the texts of another language in the place of those that came. A flow that nothing is known
 * of keeps its own: a newer program may have told of it.
 */
export const flowsIn =
  ({ flows, rows }: CatalogueTexts) =>
  <F extends FlowTexts>(flow: F): F => {
    const row = Object.hasOwn(rows, flow.id) ? rows[flow.id] : undefined;
    if (row !== undefined && flow.published)
      return { ...flow, notes: row.truth, published: { ...flow.published, ...row } };
    const texts = Object.hasOwn(flows, flow.id) ? (flows[flow.id] ?? {}) : {};
    const wanted = Object.entries(texts).filter(([field]) => Object.hasOwn(flow, field));
    return { ...flow, ...Object.fromEntries(wanted) };
  };
