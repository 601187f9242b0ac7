import type { SituationOptions } from '../situation-options.ts';
import type { PlanFormat } from './plan-formats.ts';

export interface PlanOptions extends SituationOptions {
  readonly flow?: readonly string[];
  /** YAML or JSON with flows that may stay closed. */
  readonly exceptions?: string;
  /** Absent: by the ending of `--output`, else a table and the plan as a file. */
  readonly format?: PlanFormat;
  /** What takes the change back, instead of what makes it. */
  readonly undo?: boolean;
  /** Each input is a host of its own. */
  readonly each?: boolean;
  readonly json?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}
