import { situationOptions, type SituationOptions } from '../situation-options.ts';
import { collect } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';

export interface PlanOptions extends SituationOptions {
  readonly flow?: readonly string[];
  readonly json?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

export const planCommand: CliCommand = {
  name: 'plan',
  define: (program, terminal, finish) => {
    situationOptions(
      program
        .command('plan')
        .description('say what would open the flows that are closed, exactly; changes nothing')
        .argument('<input...>', inputHelp)
        .option(
          '--flow <id>',
          'only this flow, also when it cannot fail this server (repeatable)',
          collect((text) => text),
        ),
    )
      .option('--json', 'as JSON: the plan, its effect and its commands')
      .option('--output <file>', 'write the plan to this file, for apply')
      .option('--force', 'replace the file of --output')
      .addHelpText(
        'after',
        `\nExit code: 0 nothing needed stays closed, 1 something does even so, 2 could not be planned.\n${examples(
          'plan live --output plan.json',
          'plan server.json --flow console-to-server-wcf --peer console=10.0.5.0/24',
        )}`,
      )
      .action(async (inputs: string[], given: PlanOptions) => {
        const { runPlan } = await import('./run-plan.ts');
        finish(await runPlan(inputs, given, terminal));
      });
  },
};
