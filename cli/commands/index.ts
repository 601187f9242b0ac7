import { assessCommand } from './assess.ts';
import type { CliCommand } from './command.ts';
import { compareCommand } from './compare.ts';
import { explainCommand } from './explain.ts';
import { flowsCommand } from './flows.ts';
import { rulesCommand } from './rules.ts';
import { samplesCommand } from './samples.ts';

/** Every command, in the order of the help. A new one is a file beside this and a line here. */
export const commands: readonly CliCommand[] = [
  assessCommand,
  explainCommand,
  compareCommand,
  rulesCommand,
  flowsCommand,
  samplesCommand,
];
