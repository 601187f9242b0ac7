import type { Assessment } from '../assessment/model.ts';
import { applyExceptions } from '../exceptions/apply-exceptions.ts';
import type { FlowException } from '../exceptions/exception.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Catalogue } from '../vmm/catalogue.ts';
import { decidingRules } from './deciding-rules.ts';
import type { Report, ReportedChange } from './model.ts';

export const toolName = 'VMM Firewall Companion';

export interface ReportInputs {
  /** As judged, before exceptions. */
  readonly assessment: Assessment;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  /** SHA-256 of `canonicalContent(catalogue)`, in small hexadecimal digits. */
  readonly catalogueHash: string;
  readonly exceptions: readonly FlowException[];
  readonly changes: readonly ReportedChange[] | null;
  readonly inputNotes: readonly string[];
  readonly toolVersion: string;
  /** ISO 8601 with zone; its day decides which exceptions are expired. */
  readonly generatedAt: string;
}

/** Puts together what all formats are written from. */
export function buildReport(inputs: ReportInputs): Report {
  const { policy, catalogue, catalogueHash, toolVersion, generatedAt } = inputs;
  const { assessment, exceptions } = applyExceptions(
    inputs.assessment,
    inputs.exceptions,
    generatedAt.slice(0, 10),
  );
  return {
    assessment,
    rules: decidingRules(assessment, policy.rules),
    exceptions,
    changes: inputs.changes,
    inputNotes: inputs.inputNotes,
    catalogue: {
      id: catalogue.id,
      name: catalogue.name,
      hash: catalogueHash,
      sources: catalogue.sources,
    },
    tool: { name: toolName, version: toolVersion },
    generatedAt,
  };
}
