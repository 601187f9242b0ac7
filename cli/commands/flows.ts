import { releaseIds, roles } from '../../core/vmm/terms.ts';
import { catalogueIdOf } from '../catalogue-choice.ts';
import { oneOf } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples } from './command.ts';
import type { FlowsOptions } from './run-flows.ts';

export const flowsCommand: CliCommand = {
  name: 'flows',
  define: (program, terminal, finish) => {
    program
      .command('flows')
      .description('list the flows that a VMM release needs, with their sources')
      .option('--release <release>', 'VMM release (default: the newest)', (text) =>
        oneOf(text, releaseIds, 'release'),
      )
      .option('--catalogue <name>', 'a catalogue by its name', catalogueIdOf)
      .option('--role <role>', 'only flows with this role at one end', (text) =>
        oneOf(text, roles, 'role'),
      )
      .option('--json', 'as JSON: the entries of the catalogue')
      .addHelpText(
        'after',
        examples(
          'flows --release 2022 --role hyperv-host',
          'flows --catalogue vmm-2008-virtuatopia',
        ),
      )
      .action(async (given: FlowsOptions) => {
        const { runFlows } = await import('./run-flows.ts');
        finish(await runFlows(given, terminal));
      });
  },
};
