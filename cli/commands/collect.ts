import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { CollectCommandOptions } from './run-collect.ts';

export const collectCommand: CliCommand = {
  name: 'collect',
  define: (program, terminal, finish) => {
    program
      .command('collect')
      .description('read this Windows server into a snapshot, to be judged here or elsewhere')
      .option('--output <file>', 'write to this file')
      .option('--force', 'replace the file of --output')
      .option('--second-opinion', 'ask NetSecurity for the rules as well, which can take minutes')
      .addHelpText('after', examples('collect --output server.json'))
      .action(async (given: CollectCommandOptions) => {
        const { runCollect } = await import('./run-collect.ts');
        finish(await runCollect(given, terminal));
      });
  },
};
