import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import {
  canonicalPlanText,
  changePlan,
  mostPlanBytes,
  type ChangePlan,
} from '../../core/remediation/plan.ts';
import { jsonFault } from '../../host/import/json-fault.ts';

/**
 * Plans as files that a person carries from one computer to another. The id of such a plan is the
 * hash of everything else in it, so that a change by accident or by hand is seen. That is no defence
 * against a forger, who can make an id too: what a plan can ask for at all is bounded by its
 * vocabulary, and it is shown before it is applied.
 */
export function sealedPlan(plan: ChangePlan): ChangePlan {
  return { ...plan, id: sealOf(plan) };
}

const sealOf = (plan: ChangePlan): string =>
  createHash('sha256')
    .update(canonicalPlanText({ ...plan, id: 'unsealed' }))
    .digest('hex');

export type PlanFile =
  | { readonly ok: true; readonly plan: ChangePlan }
  /** What is wrong with the file, as the end of a sentence that names it. */
  | { readonly ok: false; readonly error: string };

const wrong = (error: string): PlanFile => ({ ok: false, error });

/** Reads a plan that `sealedPlan` made. */
export async function readPlanFile(file: string): Promise<PlanFile> {
  let text: string;
  try {
    const stats = await stat(file);
    const { size } = stats;
    // A device or a pipe has no size, and may never end.
    if (!stats.isFile() && !stats.isDirectory()) return wrong('is no ordinary file');
    if (size > mostPlanBytes) return wrong(`is larger than a plan can be (${mostPlanBytes} bytes)`);
    text = await readFile(file, 'utf8');
  } catch (error) {
    return wrong(`could not be read: ${reasonOf(error)}`);
  }
  return planOfText(text);
}

/** @param text content of the file; an editor may have put a byte order mark before it */
export function planOfText(text: string): PlanFile {
  let content: unknown;
  const json = text.replace(/^\uFEFF/, '');
  try {
    content = JSON.parse(json);
  } catch {
    const { ends, offset } = jsonFault(json) ?? { ends: false, offset: json.length };
    if (ends) return wrong(`is no whole plan: the file ends too early, at offset ${offset}`);
    return wrong('is no plan: JSON was expected');
  }
  if (undoKind.safeParse(content).success)
    return wrong('is an undo plan, which the command undo carries out by itself');
  const read = changePlan.safeParse(content);
  if (!read.success) return wrong(`is no plan: ${firstProblem(read.error)}`);
  if (read.data.id !== sealOf(read.data))
    return wrong('has been changed since it was made; make the plan again');
  return { ok: true, plan: read.data };
}

const undoKind = z.object({ kind: z.literal('undo') });

function firstProblem({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'its content is not that of a plan';
  const place = issue.path.map(String).join('.');
  return `${place === '' ? '' : `at ${place}: `}${issue.message}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
};
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return reasons[code] ?? code;
}
