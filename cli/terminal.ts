import type { WorkerSource } from '../app/fleet-workers.ts';
import type { LocateSample } from '../app/load-inputs.ts';
import type { LiveHost } from '../host/live/live-host.ts';
import type { WholeFileSystem } from '../host/storage/write-whole.ts';

/** What commands may do to the outside; injected, so that tests run them in this process. */
export interface Terminal {
  readonly out: Sink;
  readonly err: Sink;
  /** Columns that a line of a table may have. */
  readonly width: number;
  /** True when `out` is a terminal that wants colours. */
  readonly colour: boolean;
  /** How this tool is called here, as a person would paste it, e.g. `vmm-firewall`. */
  readonly name: string;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Where a file of `assets/samples` lies. */
  readonly locateSample: LocateSample;
  /** The bundled worker of `assess --each`; where there is none, all is done in this thread. */
  readonly eachWorker?: WorkerSource;
  /** This computer, to be closed by who opens it; absent where it is not Windows. */
  readonly openLiveHost?: () => Promise<LiveHost>;
  /** Asks the person at the terminal; absent where nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
  /** Takes down an error that nobody expected; never rejects. */
  readonly recordDefect?: (error: unknown) => Promise<void>;
  /** The clock of this computer when left out. */
  readonly now?: () => Date;
  /** The disk of this computer when left out. */
  readonly files?: WholeFileSystem;
}

export interface Sink {
  /** Resolves to false when nobody reads any more (a closed pipe), which is no error. */
  write(text: string): Promise<boolean>;
}

/** Exit codes of every command. */
export const exitCodes = {
  /** Everything needed is allowed, or the command did what it says. */
  fine: 0,
  /** Something that VMM needs is not allowed, or cannot be told. */
  actionNeeded: 1,
  /** Could not be done: wrong usage, an unreadable input. */
  failed: 2,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Piped output has no width of its own; tables then fit this one. */
export const pipedWidth = 120;
