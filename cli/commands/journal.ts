import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { JournalOptions } from './run-journal.ts';

export const journalCommand: CliCommand = {
  name: 'journal',
  define: (program, terminal, finish) => {
    program
      .command('journal')
      .description('list what was changed on this Windows server and taken back, the newest first')
      .option('--json', 'as JSON, with every rule')
      .addHelpText('after', examples('journal'))
      .action(async (given: JournalOptions) => {
        const { runJournal } = await import('./run-journal.ts');
        finish(await runJournal(given, terminal));
      });
  },
};
