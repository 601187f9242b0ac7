import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { DiagnoseOptions } from './run-diagnose.ts';

export const diagnoseCommand: CliCommand = {
  name: 'diagnose',
  define: (program, terminal, finish) => {
    program
      .command('diagnose')
      .description('gather versions, last errors and timings for whoever looks for a fault')
      .option(
        '--snapshot <input>',
        'add this server (live) or a snapshot, with names, identifiers and addresses replaced',
      )
      .option('--output <file>', 'save all of it as this .zip file')
      .option('--show', 'show the content of every file')
      .option('--force', 'replace the file of --output')
      .addHelpText(
        'after',
        `\nNothing is sent anywhere. Without --output nothing is saved.\n${examples(
          'diagnose --show',
          'diagnose --snapshot live --output diagnostics.zip',
        )}`,
      )
      .action(async (given: DiagnoseOptions) => {
        const { runDiagnose } = await import('./run-diagnose.ts');
        finish(await runDiagnose(given, terminal));
      });
  },
};
