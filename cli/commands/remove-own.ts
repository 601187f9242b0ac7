import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { RemoveOwnOptions } from './run-remove-own.ts';

export const removeOwnCommand: CliCommand = {
  name: 'remove-own',
  define: (program, terminal, finish) => {
    program
      .command('remove-own')
      .description('remove every firewall rule that this program created on this Windows server')
      .option('--what-if', 'show what would be removed, change nothing')
      .option('--yes', 'do not ask before changing anything')
      .addHelpText(
        'after',
        `\nRules of others are never touched; one of ours that others have changed is left and named.
Rules that were only switched on are not ours: undo sets those back.
Exit code: 0 none of ours is left, 1 some are, 2 nothing was changed.\n${examples(
          'remove-own --what-if',
          'remove-own --yes',
        )}`,
      )
      .action(async (given: RemoveOwnOptions) => {
        const { runRemoveOwn } = await import('./run-remove-own.ts');
        finish(await runRemoveOwn(given, terminal));
      });
  },
};
