import { z } from 'zod';

/**
 * One argument as Windows programs read it (CommandLineToArgvW): in quotes, each quote escaped, and
 * the backslashes before a quote doubled. Behind `-File` PowerShell takes arguments as they are, so
 * that `$`, backticks and apostrophes mean nothing there.
 */
export const quoteArgument = (text: string): string =>
  `"${text.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;

/** A file on a drive of this computer, by its full path, of characters Windows allows in names. */
const driveFile = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z]:\\[^"<>|?*:/\p{Cc}]*[^"<>|?*:/\\\p{Cc}]$/u, 'a full path on a drive');

/** PowerShell 7 runs elsewhere too; there is no other program to elevate to, but the same call. */
const otherFile = z
  .string()
  .max(1000)
  .regex(/^\/[^"\p{Cc}]*$/u, 'a full path');
const localFile = process.platform === 'win32' ? driveFile : z.union([driveFile, otherFile]);

/** All that may stand on the command line of the elevated step. */
export const elevatedCall = z.strictObject({
  scriptFile: localFile,
  planFile: localFile,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case'),
  // A leading hyphen would make a parameter name of it, quoted or not.
  operationId: z
    .string()
    .regex(/^[0-9a-z][0-9a-z-]{7,63}$/, '8 to 64 digits, lower case letters and hyphens'),
});
export type ElevatedCall = z.infer<typeof elevatedCall>;

/** Arguments of powershell.exe for the elevated step. */
export const elevatedArguments = (call: ElevatedCall): string =>
  [
    '-NoProfile -NonInteractive',
    `-File ${quoteArgument(call.scriptFile)}`,
    `-PlanPath ${quoteArgument(call.planFile)}`,
    `-Sha256 ${call.sha256}`,
    `-OperationId ${call.operationId}`,
  ].join(' ');
