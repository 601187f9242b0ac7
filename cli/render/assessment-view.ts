import type { Assessment } from '../../core/assessment/model.ts';
import type { AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import type { Catalogue } from '../../core/vmm/catalogue.ts';
import type { Layout } from './table.ts';

export interface AssessmentView {
  readonly assessment: Assessment;
  readonly catalogue: Catalogue;
  /** As the user gave them, for commands to paste. */
  readonly inputs: readonly string[];
  readonly inputNotes: readonly string[];
  /** Those that speak of a flow of this host. */
  readonly exceptions: readonly AppliedException[];
}

export interface ViewOptions extends Layout {
  /** How this tool is called here. */
  readonly name: string;
  /** Show every flow. */
  readonly all: boolean;
}
