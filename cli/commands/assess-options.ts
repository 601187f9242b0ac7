import type { SituationOptions } from '../situation-options.ts';
import type { AssessFormat } from './assess-formats.ts';

export interface AssessOptions extends SituationOptions {
  /** Absent: by the ending of `--output`, else a table. */
  readonly format?: AssessFormat;
  /** YAML or JSON with flows that may be closed. */
  readonly exceptions?: string;
  /** Each input is a host of its own. */
  readonly each?: boolean;
  readonly all?: boolean;
  readonly output?: readonly string[];
  readonly force?: boolean;
}
