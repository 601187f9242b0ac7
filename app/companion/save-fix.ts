import type { FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import { undoFileName } from '../../core/remediation/writers/fix-formats.ts';
import { fixOf } from '../../core/remediation/writers/fix.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { fixFile } from '../remediation/fix-file.ts';
import { planHost, type AssessedHost } from '../remediation/host-plan.ts';
import type { Problem, SaveResult } from './api.ts';
import type { CompanionParts, FileBeside } from './companion-parts.ts';
import type { Repair } from './proposals.ts';

/** The host as it was when the change was proposed. */
type ProposedHost = AssessedHost & { readonly snapshot: Snapshot };

interface FixToSave {
  readonly name: string;
  readonly content: Uint8Array;
  /** What takes it back. */
  readonly beside: FileBeside;
}

const nothing: Problem = {
  what: 'Nothing was saved.',
  why: 'There is nothing in this proposal that such a file could change.',
  next: 'What stands in the way is told beside each flow.',
};

/** Asks where, and saves a proposal in a form that others deploy. */
export async function saveFix(
  repair: Repair,
  format: FixFormat,
  host: ProposedHost,
  { saveFile, now }: Pick<CompanionParts, 'saveFile' | 'now'>,
): Promise<SaveResult> {
  const fix = fixToSave(repair, format, host, now());
  if (!fix.ok) return { kind: 'failed', problem: fix.error };
  const { name, content, beside } = fix.value;
  return saveFile(name, content, beside);
}

/** A group policy gets what it keeps local rules from, too. */
function fixToSave(
  { plan, flows }: Repair,
  format: FixFormat,
  host: ProposedHost,
  now: Date,
): Result<FixToSave, Problem> {
  const ofPolicy = { chosen: flows, now, place: 'group-policy', exceptions: [] } as const;
  const wanted = format === 'gpo' ? planHost(host.snapshot, host, ofPolicy).plan : plan;
  if (wanted.steps.length === 0) return failure(nothing);
  const fix = fixOf(wanted, host.catalogue);
  const { name, bytes } = fixFile(fix, format, 'apply');
  const undo = fixFile(fix, format, 'undo').bytes;
  return success({ name, content: bytes, beside: { nameOf: undoFileName, content: undo } });
}
