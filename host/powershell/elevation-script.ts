import { z } from 'zod';
import type { ScriptText } from './script-text.ts';

/**
 * Starts the elevated step and waits for it. Windows PowerShell hides the error code of a refused
 * prompt in a localised message, so that the message of code 1223 is fetched from Windows
 * (`net.exe helpmsg`, which Constrained Language Mode allows) to compare with. Where the execution
 * policy forbids the script nobody is asked in vain. The window of the elevated step is not hidden:
 * whoever agrees may see what runs, and virus scanners dislike elevation without a window.
 */
export const elevationScript: ScriptText = {
  name: 'start-elevated',
  text: `param($Parameters, $Progress)
Microsoft.PowerShell.Core\\Set-StrictMode -Off
$answer = @{ outcome = 'failed'; exitCode = $null; message = ''; cancelText = '' }
$policy = [string](Microsoft.PowerShell.Security\\Get-ExecutionPolicy)
if ($policy -eq 'AllSigned') {
    $signature = Microsoft.PowerShell.Security\\Get-AuthenticodeSignature -LiteralPath $Parameters.scriptFile
    $forbidden = [string]$signature.Status -ne 'Valid'
} else {
    $forbidden = $policy -eq 'Restricted'
}
if ($forbidden) {
    $answer.outcome = 'forbidden'
    $answer.message = $policy
    return $answer
}
& $Progress 'prompt' 0 1
try {
    $process = Microsoft.PowerShell.Management\\Start-Process -FilePath $Parameters.executable -ArgumentList $Parameters.arguments -Verb RunAs -Wait -PassThru
    $answer.outcome = 'ended'
    $answer.exitCode = $process.ExitCode
} catch {
    $answer.message = [string]$_.Exception.Message
    $code = $_.Exception.NativeErrorCode
    if ($null -eq $code) { $code = $_.Exception.InnerException.NativeErrorCode }
    if ($code -eq 1223) { $answer.outcome = 'refused' }
    try {
        $answer.cancelText = [string](& ($env:SystemRoot + '\\System32\\net.exe') helpmsg 1223)
    } catch {
        $answer.cancelText = ''
    }
}
$answer
`,
};

export const elevationAnswer = z.strictObject({
  outcome: z.enum(['ended', 'refused', 'forbidden', 'failed']),
  exitCode: z.number().int().nullable(),
  /** Of the error, or the execution policy that forbids the script. */
  message: z.string(),
  /** What Windows calls error 1223 in its language; empty when it could not be asked. */
  cancelText: z.string(),
});
export type ElevationAnswer = z.infer<typeof elevationAnswer>;

/** White space and a final full stop differ between the two ways Windows hands out a message. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '');

/** Whether the person at the prompt said no. */
export function isRefusal({ outcome, message, cancelText }: ElevationAnswer): boolean {
  if (outcome === 'refused') return true;
  const cancelled = plain(cancelText);
  return outcome === 'failed' && cancelled !== '' && plain(message).includes(cancelled);
}
