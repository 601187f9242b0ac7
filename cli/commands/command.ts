import type { Command } from 'commander';
import type { ExitCode, Terminal } from '../terminal.ts';

/**
 * One command: `define` adds it with its options. Its action imports what it needs when it runs, so
 * that no command pays for another's start.
 */
export interface CliCommand {
  readonly name: string;
  readonly define: (
    program: Command,
    terminal: Terminal,
    /** Takes the exit code of the command that ran. */
    finish: (code: ExitCode) => void,
  ) => void;
}

/** Examples below a command's help. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  vmm-firewall ${line}`).join('\n')}\n`;

export const inputHelp =
  'snapshot .json, registry export .reg, netsh export .wfw, SYSTEM hive, registry.pol, sample:NAME, or live for this Windows server; several files make one host';
