import { Option } from 'commander';
import { profiles } from '../../core/firewall/terms.ts';
import { features, releaseIds } from '../../core/vmm/terms.ts';
import { collect, oneOf } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { BetweenOptions } from './run-between.ts';

export const betweenCommand: CliCommand = {
  name: 'between',
  define: (program, terminal, finish) => {
    program
      .command('between')
      .description('say which flows are open between servers, and which end closes the others')
      .argument('<input>', 'one server: a file as for assess, sample:NAME, or live')
      .argument('<other...>', 'the servers at the other end')
      .option('--release <release>', 'VMM release of all, detected when not given', (text) =>
        oneOf(text, releaseIds, 'release'),
      )
      .option(
        '--role <input=role,...>',
        'what one of the servers is, detected when not given (repeatable)',
        collect((text) => text),
      )
      .option(
        '--address <input=address,...>',
        'addresses of one of the servers, read from it when not given (repeatable)',
        collect((text) => text),
      )
      .option(
        '--feature <name>',
        'VMM feature in use, in addition to those detected (repeatable)',
        collect((text) => oneOf(text, features, 'feature')),
      )
      .option(
        '--profile <profile>',
        'judge this profile instead of the active ones (repeatable)',
        collect((text) => oneOf(text, profiles, 'profile')),
      )
      .option('--all-pairs', 'also between the others, not only between the first and each other')
      .option('--all', 'show every flow, also those that are open or that nobody needs')
      .addOption(
        new Option(
          '--format <format>',
          'table or json; by the ending of --output when not given',
        ).argParser((text) => oneOf(text, ['table', 'json'] as const, 'format')),
      )
      .option('--output <file>', 'write to this file')
      .option('--force', 'replace the file of --output')
      .addHelpText(
        'after',
        `\nExit code: 0 everything needed is open at both ends, 1 something is not or cannot be told, 2 could not be judged.\n${examples(
          'between sample:healthy-management-server-2022 sample:hyperv-host-2019-disabled-rules',
          'between vmm01.json hv11.wfw --role hv11.wfw=hyperv-host --address hv11.wfw=10.0.20.11',
          'between node1.json node2.json lib01.json --all-pairs --format json',
        )}`,
      )
      .action(async (one: string, others: string[], given: BetweenOptions) => {
        const { runBetween } = await import('./run-between.ts');
        finish(await runBetween([one, ...others], given, terminal));
      });
  },
};
