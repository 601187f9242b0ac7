import { Option, type Command } from 'commander';
import { situationOptions, type SituationOptions } from '../situation-options.ts';
import { oneOf } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';

export interface AssessOptions extends SituationOptions {
  readonly format: 'table' | 'json';
  readonly all?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

function options(command: Command): Command {
  return situationOptions(command)
    .addOption(
      new Option('--format <format>', 'table or json')
        .default('table')
        .argParser((text) => oneOf(text, ['table', 'json'], 'format')),
    )
    .option('--all', 'show every flow, also those that cannot fail this server')
    .option('--output <file>', 'write to this file')
    .option('--force', 'replace the file of --output');
}

export const assessCommand: CliCommand = {
  name: 'assess',
  define: (program, terminal, finish) => {
    options(
      program
        .command('assess')
        .description('say which flows VMM needs on a server, and whether its firewall allows them')
        .argument('<input...>', inputHelp),
    )
      .addHelpText(
        'after',
        `\nExit code: 0 everything needed is allowed, 1 something is not or cannot be told, 2 could not assess.\n${examples(
          'assess sample:hardened-management-server-2022',
          'assess firewall.wfw --role hyperv-host --release 2022',
          'assess server.json --peer console=10.0.5.0/24 --format json --output server-result.json',
        )}`,
      )
      .action(async (inputs: string[], given: AssessOptions) => {
        const { runAssess } = await import('./run-assess.ts');
        finish(await runAssess(inputs, given, terminal));
      });
  },
};
