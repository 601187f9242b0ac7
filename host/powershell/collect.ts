import { z } from 'zod';
import { success, type Result } from '../../core/result.ts';
import { snapshot, type Snapshot } from '../../core/snapshot/schema.ts';
import type { PowerShellError } from './errors.ts';
import type { ScriptText } from './script-text.ts';
import type { RunOptions } from './session-options.ts';
import type { Session } from './session-queue.ts';

/** Modules of `assets/powershell` that a session needs for `collectSnapshot`, in this order. */
export const collectModules = [
  'RegistryText',
  'Machine',
  'CollectNetwork',
  'CollectRegistry',
  'Collect',
  'SecondOpinion',
] as const;

const collectScript: ScriptText = {
  name: 'collect',
  text: `param($Parameters, $Progress)
Collect\\Get-VmmFirewallSnapshot -Progress $Progress`,
};

const secondOpinionScript: ScriptText = {
  name: 'second-opinion',
  text: `param($Parameters, $Progress)
SecondOpinion\\Get-VmmFirewallSecondOpinion -Progress $Progress`,
};
const opinionTables = z.record(z.string(), z.unknown());

/**
 * Reads this computer. Parts that could not be read say so in the snapshot; an error is for the case
 * that there is no snapshot at all.
 * @param options with `secondOpinion`, NetSecurity is asked too, which takes up to minutes
 */
export async function collectSnapshot(
  session: Session,
  options: Omit<RunOptions<Snapshot>, 'schema'> & { readonly secondOpinion?: boolean },
): Promise<Result<Snapshot, PowerShellError>> {
  const { secondOpinion = false, ...run } = options;
  const collected = await session.run(collectScript, {}, { ...run, schema: snapshot });
  if (!collected.ok || !secondOpinion) return collected;
  // A call of its own: that NetSecurity does not answer in time takes nothing from what was read.
  const asked = await session.run(secondOpinionScript, {}, { ...run, schema: opinionTables });
  const opinion = asked.ok
    ? asked.value
    : { unavailable: `${asked.error.what} ${asked.error.why}` };
  return success({ ...collected.value, secondOpinion: opinion });
}
