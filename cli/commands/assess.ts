import { Option, type Command } from 'commander';
import type { CatalogueId } from '../../core/vmm/catalogue.ts';
import type { Profile } from '../../core/firewall/terms.ts';
import { profiles } from '../../core/firewall/terms.ts';
import type { Feature, HostRole, ReleaseId } from '../../core/vmm/terms.ts';
import { features, hostRoles, releaseIds } from '../../core/vmm/terms.ts';
import { catalogueIdOf } from '../catalogue-choice.ts';
import { readPeers, type PeerChoice } from '../peers.ts';
import { collect, oneOf } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';

export interface AssessOptions {
  readonly release?: ReleaseId;
  readonly role?: readonly HostRole[];
  readonly feature?: readonly Feature[];
  readonly peer?: readonly PeerChoice[];
  readonly profile?: readonly Profile[];
  readonly catalogue?: CatalogueId;
  readonly format: 'table' | 'json';
  readonly all?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

function options(command: Command): Command {
  return command
    .option('--release <release>', 'VMM release, detected when not given', (text) =>
      oneOf(text, releaseIds, 'release'),
    )
    .option(
      '--role <role>',
      'role of this server, detected when not given (repeatable)',
      collect((text) => oneOf(text, hostRoles, 'role')),
    )
    .option(
      '--feature <name>',
      'VMM feature in use, in addition to those detected (repeatable)',
      collect((text) => oneOf(text, features, 'feature')),
    )
    .option(
      '--peer <role=address,...>',
      'addresses, ranges or prefixes of the other side (repeatable)',
      collect(readPeers),
    )
    .option(
      '--profile <profile>',
      'judge this profile instead of the active ones (repeatable)',
      collect((text) => oneOf(text, profiles, 'profile')),
    )
    .option('--catalogue <name>', 'judge the flows of this catalogue', catalogueIdOf)
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
