import { situationOptions } from '../situation-options.ts';
import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { UndoOptions } from './run-undo.ts';

export const undoCommand: CliCommand = {
  name: 'undo',
  define: (program, terminal, finish) => {
    situationOptions(
      program
        .command('undo')
        .description(
          'take a change back: rules it created are removed, rules it switched on set back',
        )
        .argument('[entry]', 'id of the change in the journal (default: the newest not undone yet)')
        .option('--yes', 'do not ask before changing anything'),
    )
      .addHelpText(
        'after',
        `\nA rule that others have changed since is left as it is.\nExit code: 0 all taken back, 1 something was left or failed, 2 nothing was changed.\n${examples(
          'undo',
          'undo 20260131-142233-5f3a9c --yes',
        )}`,
      )
      .action(async (entry: string | undefined, given: UndoOptions) => {
        const { runUndo } = await import('./run-undo.ts');
        finish(await runUndo(entry, given, terminal));
      });
  },
};
