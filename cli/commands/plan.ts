import { Option } from 'commander';
import { situationOptions } from '../situation-options.ts';
import { collect, oneOf } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';
import { planFormats } from './plan-formats.ts';
import type { PlanOptions } from './plan-options.ts';

const exitHelp =
  '\nExit code: 0 nothing needed stays closed, 1 something does even so, 2 could not be planned.\n';

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
      .addOption(
        new Option(
          '--format <format>',
          `one of ${planFormats.join(', ')}; by the ending of --output when not given`,
        ).argParser((text) => oneOf(text, planFormats, 'format')),
      )
      .option('--exceptions <file>', 'leave flows closed that may be (YAML or JSON)')
      .option('--undo', 'write what takes the change back instead')
      .option(
        '--each',
        'each input is a server of its own; takes folders and patterns too: one Ansible playbook for all, or a folder with a file for each',
      )
      .option('--json', 'the same as --format json: the plan, its effect and its commands')
      .option(
        '--output <file>',
        'write the plan to this file, for apply; in another format with what takes it back beside it (fix.ps1, fix-undo.ps1)',
      )
      .option('--force', 'replace the files of --output')
      .addHelpText(
        'after',
        `${exitHelp}${examples(
          'plan live --output plan.json',
          'plan server.json --flow console-to-server-wcf --peer console=10.0.5.0/24',
          'plan server.json --output fix.ps1',
          'plan server.json --format gpo --output fix-gpo.ps1',
          'plan --each snapshots --format ansible --output vmm-firewall.yml',
        )}`,
      )
      .action(async (inputs: string[], given: PlanOptions) => {
        if (given.each === true) {
          const { runPlanEach } = await import('./run-plan-each.ts');
          finish(await runPlanEach(inputs, given, terminal));
          return;
        }
        const { runPlan } = await import('./run-plan.ts');
        finish(await runPlan(inputs, given, terminal));
      });
  },
};
