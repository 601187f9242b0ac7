import type { Result } from '../../core/result.ts';
import type { HostInput } from '../../host/import/load-host.ts';
import type { AppState, Problem, SaveResult } from './api.ts';
import type { Host } from './host.ts';
import type { PrintPdf, ReportPlace } from './reports.ts';
import type { SettingsService } from './settings-service.ts';

/** A second file, which goes beside the one that a person names. */
export interface FileBeside {
  readonly nameOf: (chosen: string) => string;
  readonly content: Uint8Array;
}

/** Everything outside that the use cases need. */
export interface CompanionParts {
  readonly version: string;
  readonly runtime: AppState['runtime'];
  readonly user: string;
  readonly now: () => Date;
  /** A fresh id of 8 to 64 small letters, digits and hyphens. */
  readonly newId: () => string;
  readonly samples: AppState['samples'];
  /** The host to begin with. */
  readonly firstHost: Host;
  readonly openSample: (id: string) => Promise<Result<Host, Problem>>;
  /** This computer, or why it cannot be read. */
  readonly openLive: () => Result<Host, Problem>;
  readonly settings: SettingsService;
  /** Asks a person for files; undefined when they chose none. */
  readonly pickFiles: () => Promise<Result<readonly HostInput[] | undefined, Problem>>;
  /** null where nothing can print. */
  readonly printPdf: PrintPdf | null;
  /** Asks a person for the file of a report; null where there are no dialogs. */
  readonly chooseReportFile: ReportPlace['choose'];
  /** Asks a person where, and writes, with a second file beside it where there is one. */
  readonly saveFile: (
    name: string,
    content: string | Uint8Array,
    beside?: FileBeside,
  ) => Promise<SaveResult>;
}

/** What is on screen before the first reading. */
export function initialState(parts: CompanionParts): AppState {
  const { version, runtime, samples, settings, firstHost } = parts;
  return {
    version,
    runtime,
    samples,
    source: firstHost.source,
    canChange: firstHost.canChange,
    inputNotes: firstHost.inputNotes ?? [],
    assessment: null,
    exceptions: [],
    sources: {},
    progress: null,
    problem: null,
    stale: false,
    ask: null,
    settings: settings.view(),
    activityVersion: 0,
  };
}
