import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { commands } from './commands/index.ts';
import { plainText } from './render/plain-text.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { exitCodes } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** A list of all roles to choose from is told whole. */
const longestSentence = 800;

/** One line, without characters that could rewrite it. */
function sentence(text: string): string {
  const plain = plainText(text).trim();
  return plain.length > longestSentence ? `${plain.slice(0, longestSentence)}...` : plain;
}

/** Commander's "error: unknown option '--x'\n(Did you mean ...)" as one sentence. */
function commanderSentence(message: string, name: string): string {
  const [what = '', ...hints] = message
    .replace(/^error: /, '')
    .split('\n')
    .map((line) => plainText(line).trim());
  const short = what.length > 200 ? `${what.slice(0, 200)}...` : what.replace(/\.$/, '');
  const hint = hints.filter((line) => line !== '').join(' ');
  const capital = short.charAt(0).toUpperCase() + short.slice(1);
  return `${capital}${hint === '' ? '' : ` ${hint}`}; ${name} --help shows the usage.`;
}

interface Output {
  text: string;
}

function programOf(terminal: Terminal, help: Output, finish: (code: ExitCode) => void): Command {
  const program = new Command('vmm-firewall')
    .description(
      'Says for every network flow that a VMM server needs whether its Windows Firewall lets it through, and why.',
    )
    .version(manifest.version)
    .helpCommand('help [command]', 'show how a command is used')
    .configureOutput({
      writeOut: (text) => void (help.text += text),
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(terminal.width, 100),
      getOutHasColors: () => false,
    })
    // Else a narrow terminal would break the lines in the middle of words.
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .showSuggestionAfterError();
  for (const { define } of commands) define(program, terminal, finish);
  return program;
}

/**
 * Runs one command line and resolves to its exit code; never throws. Every failure is one sentence
 * on the error output.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const help: Output = { text: '' };
  let code: ExitCode = exitCodes.fine;
  try {
    const program = programOf(terminal, help, (result) => {
      code = result;
    });
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      await terminal.out.write(help.text);
      return exitCodes.fine;
    }
    await terminal.err.write(`vmm-firewall: ${sentence(whatHappened(error, terminal.name))}\n`);
    const isExpected = error instanceof CommanderError || error instanceof UsageError;
    if (!isExpected) await terminal.recordDefect?.(error);
    return exitCodes.failed;
  }
}

function whatHappened(error: unknown, name: string): string {
  if (error instanceof CommanderError && error.code === 'commander.help')
    return `Say what to do: ${commands.map((command) => command.name).join(', ')}; ${name} --help shows them.`;
  if (error instanceof CommanderError) return commanderSentence(error.message, name);
  if (error instanceof UsageError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `This is a mistake of this program: ${detail}`;
}
