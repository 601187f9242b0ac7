import type { z } from 'zod';
import type { NoiseRule } from './answer.ts';
import type { Engine } from './engine.ts';
import type { OutputStream, Progress } from './transcript.ts';

export interface SessionOptions {
  readonly engine: Engine;
  /** Text of a script or module that ships with the program, by its name. Rejects when it is not there. */
  readonly loadScript: (name: string) => Promise<string>;
  /** Modules every process of the session loads first, by name. */
  readonly modules?: readonly string[];
  /** Told what a call printed beside its answer, for the log. */
  readonly onNoise?: (script: string, noise: Readonly<Record<OutputStream, string>>) => void;
  /** Where the private folder is made; the system's temporary folder when left out. */
  readonly temporaryFolder?: string;
}

export interface RunOptions<T> {
  readonly schema: z.ZodType<T>;
  /** Milliseconds from when the call's turn comes, start of PowerShell included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What printed text means for the answer; `report` when left out. */
  readonly noise?: NoiseRule;
}
