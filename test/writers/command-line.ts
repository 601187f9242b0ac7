/** How Windows reads the lines of a batch file: first cmd, then the program that it starts. */

/** A command as cmd runs it: its text with variables in place, and where its output goes. */
export interface CmdCommand {
  readonly text: string;
  readonly redirections: readonly string[];
}

/** Replaces `%%`, `%name%` and `%1`, quoted or not, as cmd does in a batch file before anything else. */
export function expandPercent(line: string, variables: Readonly<Record<string, string>>): string {
  return line.replaceAll(/%(?:%|[0-9*]|([^%:]+)%|~\S*)/g, (match, name?: string) => {
    if (match === '%%') return '%';
    if (name === undefined) return '';
    return variables[name.toLowerCase()] ?? '';
  });
}

/**
 * Splits an expanded line into commands at what cmd takes for its own outside quotes: `&`, `|`, and
 * redirections. A caret outside quotes makes the next character an ordinary one.
 */
export function cmdCommands(line: string): CmdCommand[] {
  const commands: CmdCommand[] = [];
  let text = '';
  let redirections: string[] = [];
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"') quoted = !quoted;
    if (quoted || !'^&|<>'.includes(character)) {
      text += character;
    } else if (character === '^') {
      at += 1;
      text += line.charAt(at);
    } else if (character === '&' || character === '|') {
      commands.push({ text, redirections });
      text = '';
      redirections = [];
    } else {
      const target = /^[<>]+(?:&\d|\s*[^\s&|<>]+)/.exec(line.slice(at))?.[0] ?? character;
      const handle = /(?<=\s)\d$/.exec(text)?.[0] ?? '';
      text = text.slice(0, text.length - handle.length);
      redirections.push(handle + target);
      at += target.length - 1;
    }
  }
  commands.push({ text, redirections });
  return commands.filter((command) => command.text.trim() !== '');
}

/**
 * The arguments of a program by the rules of CommandLineToArgvW: quotes may begin anywhere, 2n
 * backslashes before a quote are n, 2n+1 are n and a plain quote, two quotes within quotes are one.
 */
export function argumentsOf(commandLine: string): string[] {
  const list: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (let at = 0; at < commandLine.length; at += 1) {
    const slashes = /^\\*/.exec(commandLine.slice(at))?.[0].length ?? 0;
    const next = commandLine.charAt(at + slashes);
    if (slashes > 0) {
      current = (current ?? '') + '\\'.repeat(next === '"' ? Math.floor(slashes / 2) : slashes);
      at += slashes - 1;
      if (next === '"' && slashes % 2 === 1) {
        current += '"';
        at += 1;
      }
    } else if (next === '"') {
      current ??= '';
      if (quoted && commandLine.charAt(at + 1) === '"') {
        current += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (!quoted && (next === ' ' || next === '\t')) {
      if (current !== undefined) list.push(current);
      current = undefined;
    } else current = (current ?? '') + next;
  }
  return current === undefined ? list : [...list, current];
}
