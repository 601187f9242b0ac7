import type { OutputStream } from './transcript.ts';

/** A running PowerShell that takes commands on standard input, one at a time. */
export interface Shell {
  readonly alive: boolean;
  /** Where the lines go that the process prints. */
  listener: (stream: OutputStream, line: string) => void;
  /** Runs a command up to its end marker, or until the process ended, with the reason. */
  execute(command: string): Promise<ShellEnd>;
  /** Ends the process and its children. */
  end(): Promise<void>;
}

export type ShellEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'ended'; readonly reason: string; readonly startFailed: boolean };
