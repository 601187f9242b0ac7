import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import {
  exceptionsFile,
  flowException,
  type FlowException,
} from '../../core/exceptions/exception.ts';
import { oneLine } from '../../core/vmm/one-line.ts';
import type { InputError } from '../import/input-error.ts';

type Path = readonly PropertyKey[];

/** The line of the nearest thing that exists: a missing key is told at what it is missing from. */
function lineOf(document: Document, path: Path, lines: LineCounter): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
  }
  return 1;
}

const known = Object.keys(flowException.shape).join(', ');

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return issue.path.length === 0
      ? `there is no ${issue.keys.join(', ')} beside the exceptions`
      : `there is no ${issue.keys.join(', ')}; an exception has ${known}`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.path.length === 0)
    return 'the file begins with this word, and the entries stand below it';
  return issue.input === undefined || issue.input === null
    ? 'it is missing'
    : `${issue.expected} was expected`;
}

/** `exceptions, entry 2, flow: the id of a flow ...`: entries are counted from 1, as people count. */
function problemOf(issue: z.core.$ZodIssue): string {
  const [list = 'exceptions', index, ...rest] = issue.path;
  const where = [
    String(list),
    ...(typeof index === 'number' ? [`entry ${index + 1}`] : []),
    ...rest.map(String),
  ].join(', ');
  return oneLine(`${where}: ${wordsOf(issue)}`, 300);
}

/**
 * JSON is YAML but for comments as JavaScript writes them, which are blanked here; every line and
 * place stays.
 */
function withoutScriptComments(text: string): string {
  if (!/^\s*(\{|\/[/*])/.test(text)) return text;
  return text.replaceAll(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[^]*?\*\//g, (found) =>
    found.startsWith('"') ? found : found.replaceAll(/[^\n]/g, ' '),
  );
}

/**
 * Reads a file of exceptions, YAML or JSON (which is YAML too), with comments. What is wrong is told with its line.
 * @param knownFlows the flow ids of every catalogue; another one is an error, since a mistyped
 *   exception would excuse nothing and nobody would know
 */
export function readExceptions(
  text: string,
  file: string,
  knownFlows: ReadonlySet<string>,
):
  | { readonly ok: true; readonly value: readonly FlowException[] }
  | { readonly ok: false; readonly error: InputError } {
  const fail = (line: number, problem: string) => ({
    ok: false as const,
    error: { file, place: `line ${line}`, problem },
  });
  const lines = new LineCounter();
  const document = parseDocument(withoutScriptComments(text), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const [mistake] = document.errors;
  if (mistake !== undefined)
    return fail(
      lines.linePos(mistake.pos[0]).line,
      `this is neither YAML nor JSON: ${oneLine(mistake.message, 200)}`,
    );
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    return fail(1, error instanceof Error ? oneLine(error.message) : 'it cannot be read');
  }
  const read = exceptionsFile.safeParse(content, { reportInput: true });
  if (!read.success) {
    const [issue] = read.error.issues;
    if (issue === undefined) return fail(1, 'a list of exceptions was expected');
    return fail(lineOf(document, issue.path, lines), problemOf(issue));
  }
  const { exceptions } = read.data;
  const unknown = exceptions.findIndex(({ flow }) => !knownFlows.has(flow));
  if (unknown >= 0)
    return fail(
      lineOf(document, ['exceptions', unknown, 'flow'], lines),
      `there is no flow ${exceptions[unknown]?.flow}`,
    );
  return { ok: true, value: exceptions };
}
