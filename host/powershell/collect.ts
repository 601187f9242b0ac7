import type { Result } from '../../core/result.ts';
import { snapshot, type Snapshot } from '../../core/snapshot/schema.ts';
import type { PowerShellError } from './errors.ts';
import type { ScriptText } from './script-text.ts';
import type { RunOptions, Session } from './session-queue.ts';

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
$snapshot = Collect\\Get-VmmFirewallSnapshot -Progress $Progress
if ($Parameters.secondOpinion) {
    $snapshot.secondOpinion = SecondOpinion\\Get-VmmFirewallSecondOpinion -Progress $Progress
}
$snapshot`,
};

/**
 * Reads this computer. Parts that could not be read say so in the snapshot; an error is for the case
 * that there is no snapshot at all.
 * @param options with `secondOpinion`, NetSecurity is asked too, which takes up to minutes
 */
export function collectSnapshot(
  session: Session,
  options: Omit<RunOptions<Snapshot>, 'schema'> & { readonly secondOpinion?: boolean },
): Promise<Result<Snapshot, PowerShellError>> {
  const { secondOpinion = false, ...run } = options;
  return session.run(collectScript, { secondOpinion }, { ...run, schema: snapshot });
}
