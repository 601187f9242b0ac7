import type { z } from 'zod';
import { snapshot, type Snapshot } from '../../core/snapshot/schema.ts';
import { InputProblem } from './input-error.ts';
import { jsonProblem } from './json-fault.ts';

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
    // Memory that is not enough is no fault of the text.
    if (!(error instanceof SyntaxError)) throw error;
    const { problem, place } = jsonProblem(text);
    throw new InputProblem(problem, place);
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
