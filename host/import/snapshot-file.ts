import type { z } from 'zod';
import { snapshot, type Snapshot } from '../../core/snapshot/schema.ts';
import { InputProblem } from './input-error.ts';

type Issue = z.core.$ZodIssue;

/** Of the branches of a union, the one that got furthest is the one that was meant. */
function deepest(issue: Issue): { path: PropertyKey[]; message: string } {
  let best = { path: [...issue.path], message: issue.message };
  if (issue.code !== 'invalid_union') return best;
  for (const branch of issue.errors) {
    const [first] = branch;
    if (first === undefined) continue;
    const inner = deepest(first);
    const isFirst = best.message === issue.message;
    if (inner.path.length + issue.path.length >= best.path.length || isFirst) {
      best = { path: [...issue.path, ...inner.path], message: inner.message };
    }
  }
  return best;
}

/** A key of the file may be hostile, so only its beginning is repeated. */
const shown = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

const token =
  /\s*(?:(?<mark>[{}[\],:])|"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null)/y;

/** The first place that no token can stand at; JSON.parse itself does not always say it. */
function offsetOfFault(text: string): number | undefined {
  const tokens = new RegExp(token);
  let before: string | undefined;
  for (let from = 0; from < text.length; from = tokens.lastIndex) {
    tokens.lastIndex = from;
    const found = tokens.exec(text);
    const start = from + (/\S/.exec(text.slice(from, from + 1000))?.index ?? 0);
    if (found === null) return start;
    const mark = found.groups?.['mark'];
    const wantsValue = before === ',' || before === ':';
    if (wantsValue && mark !== undefined && '}],:'.includes(mark)) return start;
    before = mark;
  }
  return undefined;
}

/** Where JSON.parse stopped, as a line. */
function syntaxPlace(text: string, message: string): string | undefined {
  const said = /position (\d+)/.exec(message)?.[1];
  const offset = said === undefined ? offsetOfFault(text) : Number(said);
  if (offset === undefined) return undefined;
  return `line ${text.slice(0, offset).split('\n').length}, offset ${offset}`;
}

/** A host with 100,000 rules takes about 30 million; the parsed form needs several times as much. */
const mostCharacters = 64 * 1024 * 1024;

function parse(text: string): unknown {
  if (text.length > mostCharacters) {
    throw new InputProblem(
      `a snapshot of at most ${mostCharacters} characters was expected, this has ${text.length}`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const ends = /end of JSON|Unterminated/i.test(message);
    const problem = ends ? 'expected more JSON, but the file ends' : 'expected valid JSON';
    throw new InputProblem(problem, ends ? `offset ${text.length}` : syntaxPlace(text, message));
  }
}

/** Every snapshot has a firewall, of whatever version it is; results and lists have none. */
const isMeant = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'firewall' in content;

/**
 * Reads a snapshot.
 * @throws {InputProblem} with the path inside the JSON, or the line, and what was expected
 */
export function readSnapshotFile(text: string): Snapshot {
  const content = parse(text);
  if (!isMeant(content))
    throw new InputProblem(
      'expected a snapshot, but this JSON is something else',
      undefined,
      'other',
    );
  const result = snapshot.safeParse(content);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue === undefined) throw new InputProblem('expected a snapshot');
  const { path, message } = deepest(issue);
  const place = path.length === 0 ? undefined : `$.${shown(path.map(String).join('.'), 200)}`;
  throw new InputProblem(`not a snapshot: ${shown(message, 300)}`, place);
}
