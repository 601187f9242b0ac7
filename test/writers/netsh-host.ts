import { argumentsOf, cmdCommands, expandPercent } from './command-line.ts';

/** A rule as netsh was told: its tags. */
export type NetshRule = Readonly<Record<string, string>>;

/** Runs one of our batch files line by line against a list of rules, as cmd and netsh would. */
export class NetshHost {
  rules: NetshRule[] = [];
  /** What was started other than netsh, and what was said. */
  readonly others: string[] = [];
  readonly #variables: Record<string, string> = {};
  #errorLevel = 0;

  /** @returns the exit code; a program of another name, or a line that means something else, throws */
  run(batch: string): number {
    if (/[^\r]\n/.test(batch)) throw new Error('cmd wants lines ended by CR and LF');
    this.#variables['systemroot'] = 'C:\\Windows';
    const lines = batch.split('\r\n');
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      if (line.length > 8191) throw new Error(`line ${at + 1} is longer than cmd reads`);
      if (isNoCommand(line)) continue;
      const expanded = expandPercent(line, this.#variables);
      const target = this.#jump(expanded);
      if (target === undefined) this.#commands(expanded);
      else if (target !== '') at = lines.indexOf(target, at);
      if (at < 0) throw new Error(`nowhere to go: ${line}`);
      const exit = /^\s*exit \/b (\d+)$/.exec(expanded)?.[1];
      if (exit !== undefined) return Number(exit);
    }
    return 0;
  }

  /** The line to go on behind, '' for the next one; undefined for a line that is no jump. */
  #jump(line: string): string | undefined {
    const label = /^if (not )?errorlevel 1 goto (\w+)$/.exec(line);
    const failed = this.#errorLevel > 0;
    if (label !== null) return failed === (label[1] === undefined) ? `:${label[2] ?? ''}` : '';
    if (line === 'if errorlevel 1 (') return failed ? '' : ')';
    return line === ')' ? '' : undefined;
  }

  #commands(line: string): void {
    const when = /^if errorlevel 1 /.exec(line)?.[0];
    if (when !== undefined && this.#errorLevel === 0) return;
    for (const { text } of cmdCommands(line.slice(when?.length ?? 0))) this.#command(text);
  }

  #command(text: string): void {
    const set = /^set "?(\w+)=([^"]*)"?$/.exec(text.trim());
    if (set !== null) {
      this.#variables[set[1] ?? ''] = set[2] ?? '';
      return;
    }
    const [program = '', ...args] = argumentsOf(text);
    if (program === 'C:\\Windows\\System32\\netsh.exe') this.#netsh(args);
    else if (program === 'C:\\Windows\\System32\\reg.exe') this.#errorLevel = 0;
    else if (program === 'echo' || program === 'exit') this.others.push(text.trim());
    else throw new Error(`Something else was started: ${text}`);
  }

  #netsh([context, area, verb, noun, ...tags]: readonly string[]): void {
    if (context !== 'advfirewall' || area !== 'firewall' || noun !== 'rule')
      throw new Error(`netsh does not know ${[context, area, verb, noun].join(' ')}`);
    const given: NetshRule = Object.fromEntries(
      tags.map((tag) => {
        const at = tag.indexOf('=');
        if (at < 1) throw new Error(`netsh does not know ${tag}`);
        return [tag.slice(0, at), tag.slice(at + 1)];
      }),
    );
    if (verb === 'add') this.rules.push(given);
    const matches = (rule: NetshRule) =>
      Object.entries(given).every(([tag, text]) => rule[tag]?.toLowerCase() === text.toLowerCase());
    this.#errorLevel = this.rules.some(matches) ? 0 : 1;
    if (verb === 'delete') this.rules = this.rules.filter((rule) => !matches(rule));
  }
}

/** Remarks, labels and what only prepares the console. */
function isNoCommand(line: string): boolean {
  if (line.startsWith('rem ') && /[%&|<>^!"]/.test(line)) throw new Error(`unsafe: ${line}`);
  return /^(?:rem |:|@echo off$|setlocal |for |chcp |\s*$)/.test(line);
}
