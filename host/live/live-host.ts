import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Result } from '../../core/result.ts';
import type { Plan } from '../../core/remediation/plan.ts';
import { canonicalPlanText } from '../../core/remediation/plan.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { collectModules, collectSnapshot } from '../powershell/collect.ts';
import type { ElevationOutcome } from '../powershell/elevate.ts';
import { applyElevated } from '../powershell/elevate.ts';
import type { Engine } from '../powershell/engine.ts';
import type { PowerShellError } from '../powershell/errors.ts';
import { elevatedScript, modulesIn } from '../powershell/script-files.ts';
import type { RunOptions } from '../powershell/session-options.ts';
import type { Session } from '../powershell/session-queue.ts';
import { openSession } from '../powershell/session.ts';
import type { ApplyReport } from './apply-report.ts';
import {
  applySessionScript,
  countersAnswer,
  countersScript,
  whatIfAnswer,
  whatIfScript,
} from './apply-scripts.ts';
import type { Records } from './records.ts';
import { openRecords } from './records.ts';

/** This computer: read without elevation, changed only through the elevated script. */
export interface LiveHost {
  collect(options: CollectOptions): Promise<Result<Snapshot, PowerShellError>>;
  /** Numbers that move whenever the firewall's policy changes. */
  counters(options: CallOptions): Promise<Result<Record<string, number>, PowerShellError>>;
  /** Checks everything as applying does, and changes nothing. */
  tryPlan(plan: Plan, options: CallOptions): Promise<Result<ApplyReport, PowerShellError>>;
  /** Carries out a plan or an undo plan; asks for administrator rights at most once. */
  apply(plan: Plan, elevated: boolean, options: ApplyOptions): Promise<AppliedRun>;
  readonly records: Records;
  close(): Promise<void>;
}

type CallOptions = Pick<RunOptions<unknown>, 'timeoutMs' | 'signal' | 'onProgress'>;
export type CollectOptions = CallOptions & { readonly secondOpinion?: boolean };
export type ApplyOptions = CallOptions & { readonly manualScript: string };

export interface AppliedRun {
  readonly operationId: string;
  readonly outcome: ElevationOutcome<ApplyReport>;
}

export interface LiveHostParts {
  readonly engine: Engine;
  /**
   * Full path of assets/powershell of the installation; undefined where there is none that only
   * administrators can write, so that nothing can be elevated.
   */
  readonly scripts: string | undefined;
  /** %ProgramData%\VmmFirewallCompanion */
  readonly resultFolder: string;
  /** Text of a module; from `scripts` when left out. */
  readonly loadModule?: (name: string) => Promise<string>;
  readonly now?: () => Date;
}

/** Modules the session needs when it carries out a plan itself, being elevated already. */
const applyModules = [
  'RegistryText',
  'Machine',
  'RuleText',
  'Plan',
  'Record',
  'Step',
  'Apply',
] as const;
const allModules = [...new Set([...collectModules, ...applyModules])];

export function openLiveHost(parts: LiveHostParts): LiveHost {
  const loadScript = parts.loadModule ?? modulesIn(parts.scripts ?? '');
  const session = openSession({ engine: parts.engine, modules: allModules, loadScript });
  const records = openRecords(parts.resultFolder);
  const now = parts.now ?? (() => new Date());
  return {
    records,
    collect: (options) => collectSnapshot(session, options),
    counters: (options) => session.run(countersScript, {}, { ...options, schema: countersAnswer }),
    tryPlan: (plan, options) =>
      withPlanFile(plan, (file) =>
        session.run(
          whatIfScript,
          { ...file, operationId: 'what-if' },
          { ...options, schema: whatIfAnswer },
        ),
      ),
    apply: (plan, elevated, options) =>
      withPlanFile(plan, async (file) => {
        const operationId = newOperationId(now());
        const outcome = await applyElevated(elevation(session, parts, elevated, records), {
          scriptFile: parts.scripts && path.join(parts.scripts, elevatedScript),
          ...file,
          operationId,
          ...options,
        });
        return { operationId, outcome };
      }),
    close: () => session.close(),
  };
}

function elevation(session: Session, parts: LiveHostParts, elevated: boolean, records: Records) {
  return {
    session,
    executable: parts.engine.executable,
    elevated,
    sessionScript: applySessionScript,
    readResult: (operationId: string) => records.report(operationId),
  };
}

/** Used once, sorts by time: `20260131-142233-5f3a9c`. */
function newOperationId(now: Date): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${stamp}-${randomBytes(3).toString('hex')}`;
}

/** The plan in a private file while `use` runs, with the hash that the script checks. */
async function withPlanFile<T>(
  plan: Plan,
  use: (file: { planFile: string; sha256: string }) => Promise<T>,
): Promise<T> {
  const text = canonicalPlanText(plan);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vmm-plan-'));
  try {
    const planFile = path.join(folder, 'plan.json');
    await writeFile(planFile, text, { mode: 0o600 });
    return await use({ planFile, sha256: createHash('sha256').update(text).digest('hex') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
