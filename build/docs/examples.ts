import { commandWords } from './command-words.ts';

/**
 * A block of a document that shows a command with what it prints:
 * ```console
 * $ vmm-firewall samples
 * ...
 * ```
 * `console lines=5` shows five lines; `console from="Rule is off" lines=5` those from the first line
 * with this text on.
 */
const block =
  /^```console(?: from="([^"]*)")?(?: lines=(\d+))?\n\$ vmm-firewall (.*)\n[\s\S]*?^```$/gm;

interface Extract {
  readonly from: string;
  readonly most: number;
}

function shownOf(output: string, { from, most }: Extract): string {
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  const start = lines.findIndex((line) => line.includes(from));
  if (start < 0) throw new Error(`The output has no line with ${JSON.stringify(from)}`);
  const shown = lines.slice(start, start + most);
  const isCut = start + shown.length < lines.length;
  return [...(start > 0 ? ['...'] : []), ...shown, ...(isCut ? ['...'] : [])].join('\n');
}

/** The document with the output of every such command as it is now. */
export async function withOutputs(
  document: string,
  run: (words: readonly string[]) => Promise<string>,
): Promise<string> {
  let result = '';
  let end = 0;
  for (const match of document.matchAll(block)) {
    const [whole, from = '', lines, command = ''] = match;
    const output = await run(commandWords(command));
    const first = whole.slice(0, whole.indexOf('\n'));
    const most = lines === undefined ? Infinity : Number(lines);
    result += document.slice(end, match.index);
    result += `${first}\n$ vmm-firewall ${command}\n${shownOf(output, { from, most })}\n\`\`\``;
    end = match.index + whole.length;
  }
  return result + document.slice(end);
}
