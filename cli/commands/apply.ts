import { situationOptions } from '../situation-options.ts';
import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { ApplyCommandOptions } from './run-apply.ts';

export const applyCommand: CliCommand = {
  name: 'apply',
  define: (program, terminal, finish) => {
    situationOptions(
      program
        .command('apply')
        .description('carry out a plan on this Windows server, and read the firewall again')
        .argument('<plan>', 'file that plan --output wrote')
        .option('--what-if', 'check everything and say what would be done; change nothing')
        .option('--yes', 'do not ask before changing anything'),
    )
      .addHelpText(
        'after',
        `\nExit code: 0 done, and the flows read as planned, 1 stopped or otherwise than planned, 2 nothing was changed.\n${examples(
          'apply plan.json --what-if',
          'apply plan.json --yes',
        )}`,
      )
      .action(async (file: string, given: ApplyCommandOptions) => {
        const { runApply } = await import('./run-apply.ts');
        finish(await runApply(file, given, terminal));
      });
  },
};
