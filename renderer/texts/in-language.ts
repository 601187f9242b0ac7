import type { Assessment, FaultSummary } from '../../core/assessment/model.ts';
import type { CatalogueTexts } from '../../core/vmm/catalogue-texts.ts';
import type { AppState } from '../../electron/contract/model.ts';
import { flowsIn, type FlowTexts } from './flow-texts.ts';

/** Says in one language what came with data: the only place where the window chooses those texts. */
export interface InLanguage {
  /** Anything that names a flow and has texts of it. */
  readonly flow: <F extends FlowTexts>(flow: F) => F;
  readonly state: (state: AppState) => AppState;
}

/** Data come in English. */
export const asItCame: InLanguage = { flow: (flow) => flow, state: (state) => state };

export interface DataTexts {
  readonly catalogue: CatalogueTexts;
  /** Titles of samples by id. */
  readonly samples: Readonly<Record<string, string>>;
  /** A sentence of a service, or a line of evidence. */
  readonly told: (text: string) => string;
}

interface WithEvidence {
  readonly evidence: readonly string[];
}

/** Who is behind a listener is told in words of the catalogue. */
function faultIn(fault: FaultSummary, { catalogue }: DataTexts): FaultSummary {
  const owner = fault.params['owner'];
  if (typeof owner !== 'string' || !Object.hasOwn(catalogue.owners, owner)) return fault;
  return { ...fault, params: { ...fault.params, owner: catalogue.owners[owner] ?? owner } };
}

function assessmentIn(assessment: Assessment, flow: InLanguage['flow'], texts: DataTexts) {
  const { told } = texts;
  const withEvidence = <E extends WithEvidence>(each: E): E => ({
    ...each,
    evidence: each.evidence.map(told),
  });
  return {
    ...assessment,
    release: withEvidence(assessment.release),
    roles: assessment.roles.map(withEvidence),
    features: assessment.features.map(withEvidence),
    flows: assessment.flows.map(flow),
    faults: assessment.faults.map((fault) => withEvidence(faultIn(fault, texts))),
  };
}

export function inLanguage(texts: DataTexts): InLanguage {
  const { catalogue, samples } = texts;
  const flow = flowsIn(catalogue);
  const titled = <S extends { readonly id: string; readonly title: string }>(sample: S): S => ({
    ...sample,
    title: Object.hasOwn(samples, sample.id) ? (samples[sample.id] ?? sample.title) : sample.title,
  });
  return {
    flow,
    state: (state) => ({
      ...state,
      assessment: state.assessment === null ? null : assessmentIn(state.assessment, flow, texts),
      source: state.source.kind === 'sample' ? titled(state.source) : state.source,
      samples: state.samples.map(titled),
    }),
  };
}
