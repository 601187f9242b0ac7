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
  let isSecondOfTwo = false;
  // Backslashes that end at a quote, a blank, or any other text.
  for (const { 0: piece, index } of commandLine.matchAll(/\\*"|[ \t]|\\+|[^\\" \t]+/g)) {
    if (piece.endsWith('"')) {
      const slashes = piece.length - 1;
      const isEscaped = slashes % 2 === 1;
      const isFirstOfTwo: boolean =
        !isEscaped && !isSecondOfTwo && quoted && commandLine.charAt(index + piece.length) === '"';
      const isPlain = isEscaped || isFirstOfTwo;
      current = `${current ?? ''}${'\\'.repeat(Math.floor(slashes / 2))}${isPlain ? '"' : ''}`;
      if (!isPlain && !isSecondOfTwo) quoted = !quoted;
      isSecondOfTwo = isFirstOfTwo;
    } else if (piece.trim() === '' && !quoted) {
      if (current !== undefined) list.push(current);
      current = undefined;
    } else current = (current ?? '') + piece;
  }
  return current === undefined ? list : [...list, current];
}
