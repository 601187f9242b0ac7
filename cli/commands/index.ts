import { applyCommand } from './apply.ts';
import { assessCommand } from './assess.ts';
import { betweenCommand } from './between.ts';
import { collectCommand } from './collect.ts';
import type { CliCommand } from './command.ts';
import { compareCommand } from './compare.ts';
import { diagnoseCommand } from './diagnose.ts';
import { explainCommand } from './explain.ts';
import { flowsCommand } from './flows.ts';
import { journalCommand } from './journal.ts';
import { planCommand } from './plan.ts';
import { removeOwnCommand } from './remove-own.ts';
import { rulesCommand } from './rules.ts';
import { samplesCommand } from './samples.ts';
import { undoCommand } from './undo.ts';

/** Every command, in the order of the help. A new one is a file beside this and a line here. */
export const commands: readonly CliCommand[] = [
  assessCommand,
  explainCommand,
  betweenCommand,
  compareCommand,
  rulesCommand,
  flowsCommand,
  samplesCommand,
  collectCommand,
  planCommand,
  applyCommand,
  undoCommand,
  removeOwnCommand,
  journalCommand,
  diagnoseCommand,
];
