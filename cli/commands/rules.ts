import { numberBetween, oneOf } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';
import type { RulesOptions } from './run-rules.ts';

export const rulesCommand: CliCommand = {
  name: 'rules',
  define: (program, terminal, finish) => {
    program
      .command('rules')
      .description('list the firewall rules of both stores; malformed and uncertain ones say why')
      .argument('<input...>', inputHelp)
      .option('--text <text>', 'only rules with this in id, name, group, program or service')
      .option('--direction <direction>', 'only in or out', (text) =>
        oneOf(text, ['in', 'out'], 'direction'),
      )
      .option('--port <number>', 'only rules that name this port', (text) =>
        numberBetween(text, 0, 65535, 'The port'),
      )
      .option('--json', 'as JSON, with every field')
      .addHelpText(
        'after',
        examples('rules firewall.wfw --port 5985', 'rules server.json --text winrm --direction in'),
      )
      .action(async (inputs: string[], given: RulesOptions) => {
        const { runRules } = await import('./run-rules.ts');
        finish(await runRules(inputs, given, terminal));
      });
  },
};
