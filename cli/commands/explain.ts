import type { ExplainOptions } from '../question-options.ts';
import { collect } from '../usage-error.ts';
import type { CliCommand } from './command.ts';
import { examples, inputHelp } from './command.ts';

export const explainCommand: CliCommand = {
  name: 'explain',
  define: (program, terminal, finish) => {
    program
      .command('explain')
      .description('would this traffic pass the firewall, and which rules say so')
      .argument('<input...>', inputHelp)
      .option('--direction <direction>', 'in or out')
      .option('--profile <profile>', 'domain, private or public')
      .option('--protocol <protocol>', 'tcp, udp, icmpv4, icmpv6 or a number')
      .option('--local-port <port>', "this server's port")
      .option('--remote-port <port>', "the other side's port")
      .option('--icmp-type <type>', 'for icmpv4 and icmpv6')
      .option('--icmp-code <code>', 'for icmpv4 and icmpv6')
      .option('--local-address <address>', "this server's address")
      .option('--remote-address <address>', "the other side's address")
      .option('--program <path>', 'full path of the process, or System')
      .option(
        '--service <name>',
        'its service, each one of those that share the process (repeatable), or none',
        collect((text) => text),
      )
      .option('--interface-type <type>', 'wired, wireless or remoteAccess')
      .option('--interface <guid>', 'GUID of the adapter')
      .option('--questions <file>', 'JSON Lines, one question a line; - reads standard input')
      .option('--json', 'as JSON')
      .addHelpText(
        'after',
        `\nWhat is not given is not known, and the answer says what depends on it.\n${examples(
          'explain server.json --direction in --profile domain --protocol tcp --local-port 8100 --remote-address 10.0.5.7',
          'explain server.json registry.pol --questions questions.jsonl',
        )}`,
      )
      .action(async (inputs: string[], given: ExplainOptions) => {
        const { runExplain } = await import('./run-explain.ts');
        finish(await runExplain(inputs, given, terminal));
      });
  },
};
