import { Option, type Command } from 'commander';
import { situationOptions } from '../situation-options.ts';
import { collect, oneOf } from '../usage-error.ts';
import { assessFormats } from './assess-formats.ts';
import type { AssessOptions } from './assess-options.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';

function options(command: Command): Command {
  return situationOptions(command)
    .addOption(
      new Option(
        '--format <format>',
        `one of ${assessFormats.join(', ')}; by the ending of --output when not given`,
      ).argParser((text) => oneOf(text, assessFormats, 'format')),
    )
    .option('--each', 'each input is a server of its own; takes folders and patterns too')
    .option('--all', 'show every flow, also those that cannot fail this server')
    .option(
      '--exceptions <file>',
      'flows that may be closed, with reason and expiry (YAML or JSON)',
    )
    .option(
      '--output <file>',
      'write to this file; may be given several times; with --each a folder gets a report of each server',
      collect((text) => text),
    )
    .option('--force', 'replace the files of --output');
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
          'assess server.json --exceptions exceptions.yaml --output summary.html --output summary.csv',
          'assess --each snapshots --output fleet.html --output fleet.csv',
          'assess --each snapshots --format xccdf --output results',
        )}`,
      )
      .action(async (inputs: string[], given: AssessOptions) => {
        if (given.each === true) {
          const { runEach } = await import('./run-each.ts');
          finish(await runEach(inputs, given, terminal));
          return;
        }
        const { runAssess } = await import('./run-assess.ts');
        finish(await runAssess(inputs, given, terminal));
      });
  },
};
