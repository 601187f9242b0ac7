import { situationOptions } from '../situation-options.ts';
import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { CompareOptions } from './run-compare.ts';

export const compareCommand: CliCommand = {
  name: 'compare',
  define: (program, terminal, finish) => {
    const command = program
      .command('compare')
      .description('say what changed on a server between two snapshots')
      .argument('<old>', 'as it was: a file as for assess, or sample:NAME')
      .argument('<new>', 'as it is now');
    situationOptions(command)
      .option('--json', 'as JSON')
      .addHelpText(
        'after',
        `\nExit code: 0 nothing needed got worse, 1 something did, 2 could not compare.\n${examples(
          'compare before.json after.json',
          'compare sample:healthy-management-server-2022 sample:block-over-allow-2022 --json',
        )}`,
      )
      .action(async (before: string, after: string, given: CompareOptions) => {
        const { runCompare } = await import('./run-compare.ts');
        finish(await runCompare(before, after, given, terminal));
      });
  },
};
