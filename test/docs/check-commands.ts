import { existsSync } from 'node:fs';
import { Command, type Option } from 'commander';
import { commandWords } from '../../build/docs/command-words.ts';
import { commands } from '../../cli/commands/index.ts';
import type { Terminal } from '../../cli/terminal.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { Document } from './read-document.ts';

/** The command line as it is defined; nothing of it is run. */
function definitions(): Command {
  const nowhere = { write: () => Promise.resolve(true) };
  const terminal: Terminal = {
    out: nowhere,
    err: nowhere,
    width: 100,
    colour: false,
    name: 'vmm-firewall',
    stdin: async function* () {},
    locateSample: (file) => file,
  };
  const program = new Command('vmm-firewall').version(manifest.version);
  for (const { define } of commands) define(program, terminal, () => undefined);
  return program;
}

const isOfTheTool = (word: string) => ['--help', '--version', '-h', '-V'].includes(word);

/** What is wrong with one command line of the tool; undefined when it would be accepted. */
export function mistakeIn(words: readonly string[]): string | undefined {
  const program = definitions();
  const [first = '', ...rest] = words;
  if (first === '' || first === 'help' || isOfTheTool(first)) return undefined;
  const command = program.commands.find((one) => one.name() === first);
  if (command === undefined) return `there is no command ${first}`;
  if (rest.includes('--help')) return undefined;
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    const { operands, unknown } = command.parseOptions([...rest]);
    if (unknown.length > 0) return `${first} has no option ${unknown[0]}`;
    return wrongNumber(command, operands.length);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wrongNumber(command: Command, given: number): string | undefined {
  const all = command.registeredArguments;
  const least = all.filter(({ required }) => required).length;
  const most = all.some(({ variadic }) => variadic) ? Infinity : all.length;
  if (given >= least && given <= most) return undefined;
  return `${command.name()} takes ${most === least ? least : `${least} or more`} inputs, not ${given}`;
}

/** A name in prose, such as `vmm-firewall assess` or `assess --each`, need not be complete. */
function mistakeInName(words: readonly string[]): string | undefined {
  const [first = '', ...rest] = words[0] === 'help' ? words.slice(1) : words;
  if (isOfTheTool(first)) return undefined;
  const command = definitions().commands.find((one) => one.name() === first);
  if (command === undefined) return `there is no command ${first}`;
  const known = new Set(command.options.map(({ long }: Option) => long));
  const unknown = rest.find(
    (word) => /^--[a-z]/.test(word) && !known.has(word) && word !== '--help',
  );
  return unknown === undefined ? undefined : `${first} has no option ${unknown}`;
}

const tool = /^(?:\$ |PS> |> )?(?:&? ?\S*\bvmm-firewall(?:\.exe)?|npm start --) (.+)$/;
const script = /^(?:\$ )?npm run ([a-z-]+)/;
const file = /^(?:\$ )?(?:node|npx vitest run) (\w[\w./-]+)/;
/** `npm start -- --host x` opens the window; `ARGS` stands for anything. */
const isNotATool = (words: string) => /^--(?:host|port)\b|^[A-Z]+$/.test(words);

function mistakeInLine(line: string, isWhole: boolean): string | undefined {
  const called = tool.exec(line)?.[1];
  if (called !== undefined && !isNotATool(called))
    return isWhole ? mistakeIn(commandWords(called)) : mistakeInName(commandWords(called));
  const name = script.exec(line)?.[1];
  if (name !== undefined && !(name in manifest.scripts)) return `there is no script ${name}`;
  const path = file.exec(line)?.[1];
  if (path !== undefined && !existsSync(path)) return `there is no file ${path}`;
  return undefined;
}

const commandNames = commands.map(({ name }) => name);
/** `assess --each` in prose; a single word may be anything. */
const startsWithCommand = (text: string) =>
  commandNames.some((name) => text.startsWith(`${name} --`));

/** One sentence for each command or option in a document that there is not. */
export function mistakesInCommands({ name, blocks, inline }: Document): string[] {
  const lines = blocks.flatMap(({ text }) => text.split('\n').map((line) => line.trim()));
  const found = [
    ...lines.map((line) => [line, mistakeInLine(line, true)] as const),
    ...inline.map((text) => [text, mistakeInLine(text, false)] as const),
    ...inline
      .filter(startsWithCommand)
      .map((text) => [text, mistakeInName(commandWords(text))] as const),
  ];
  return found.flatMap(([line, mistake]) =>
    mistake === undefined ? [] : [`${name}: ${line}: ${mistake}`],
  );
}
