import { LineCounter, parseDocument, visit, type Document, type ErrorCode } from 'yaml';
import { z } from 'zod';
import {
  exceptionFields,
  flowException,
  mostExceptions,
  type FlowException,
} from '../../core/exceptions/exception.ts';
import type { Flaw, MistakeInText } from '../../core/flaw/flaw.ts';
import { mistakeOf } from '../../core/flaw/mistake-of-issue.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { oneLine } from '../../core/vmm/one-line.ts';
import { withYamlComments } from './script-comments.ts';

export interface MistakeInFile extends MistakeInText {
  readonly line: number;
}

/** A file of exceptions, with what in it is understood. */
export interface ExceptionsDocument {
  readonly document: Document;
  /** By their place in the list, from 0. */
  readonly entries: readonly { readonly index: number; readonly exception: FlowException }[];
  /** Entries that count for nothing, by line. */
  readonly mistakes: readonly MistakeInFile[];
}

/** A list whose last entry was taken out says `exceptions:` and nothing. */
const listOfFile = z.object({ exceptions: z.array(z.unknown()).max(mostExceptions).nullable() });

type Path = readonly PropertyKey[];
type LineOf = (path: Path) => number;

/** The line of the nearest thing that exists: a missing key is told at what it is missing from. */
function lineFinder(document: Document, lines: LineCounter): LineOf {
  return (path) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range =
        typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
    }
    return 1;
  };
}

const located = (issue: z.core.$ZodIssue, above: Path, lineOf: LineOf): MistakeInFile => {
  const path = [...above, ...issue.path];
  return { ...mistakeOf({ ...issue, path }, exceptionFields), line: lineOf(path) };
};

function readEntries(list: readonly unknown[], knownFlows: ReadonlySet<string>, lineOf: LineOf) {
  const entries: { index: number; exception: FlowException }[] = [];
  const mistakes: MistakeInFile[] = [];
  for (const [index, entry] of list.entries()) {
    const above = ['exceptions', index];
    const read = flowException.safeParse(entry, { reportInput: true });
    const { flow } = read.data ?? {};
    if (!read.success)
      mistakes.push(...read.error.issues.slice(0, 1).map((each) => located(each, above, lineOf)));
    else if (flow !== undefined && !knownFlows.has(flow))
      mistakes.push({
        at: [],
        flaw: { kind: 'no-flow', flow: oneLine(flow) },
        line: lineOf([...above, 'flow']),
      });
    else entries.push({ index, exception: read.data });
  }
  return { entries, mistakes };
}

/** What stands beside the list; not asked of a schema, which never sees `__proto__`. */
function unknownNames(content: unknown, lineOf: LineOf): MistakeInFile[] {
  const names = Object.keys(Object(content)).filter((name) => name !== 'exceptions');
  const [first] = names;
  if (first === undefined) return [];
  const flaw = {
    kind: 'unknown-names',
    names: names.map((name) => oneLine(name)),
    known: ['exceptions'],
  } as const;
  return [{ at: [], flaw, line: lineOf([first]) }];
}

/** Aliases that grow without end are refused by the library when the document is made values of. */
function contentOf(document: Document): Result<unknown, string> {
  try {
    return success(document.toJS() ?? { exceptions: null });
  } catch (error) {
    return failure(error instanceof Error ? oneLine(error.message) : 'it cannot be read');
  }
}

/** Mistakes that people make, in their words; the library's are for its own users. */
const flawOfCode: Partial<Record<ErrorCode, Flaw>> = {
  BAD_ALIAS: { kind: 'bare-star' },
  MULTIPLE_DOCS: { kind: 'two-documents' },
};

/** Where the first word with a star is that was meant as a text: YAML reads it as the name of an anchor. */
function bareStar(document: Document): number | undefined {
  const anchors = new Set<string>();
  let place: number | undefined;
  visit(document, {
    Alias(_, { source, range }) {
      if (anchors.has(source)) return undefined;
      place = range?.[0] ?? 0;
      return visit.BREAK;
    },
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
  });
  return place;
}

/**
 * Reads a file of exceptions, YAML or JSON (which is YAML too). A file without any content, or of
 * comments only, has none.
 * @param knownFlows the flow ids of every catalogue; another one is a mistake, since a mistyped
 *   exception would excuse nothing and nobody would know
 * @returns or why nothing in it can be used
 */
export function readDocument(
  text: string,
  knownFlows: ReadonlySet<string>,
): Result<ExceptionsDocument, MistakeInFile> {
  const lines = new LineCounter();
  const document = parseDocument(withYamlComments(text), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const unusable = (line: number, flaw: Flaw) => failure<MistakeInFile>({ at: [], flaw, line });
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const said = { kind: 'syntax', text: oneLine(mistake.message) } as const;
    return unusable(lines.linePos(mistake.pos[0]).line, flawOfCode[mistake.code] ?? said);
  }
  const star = bareStar(document);
  if (star !== undefined) return unusable(lines.linePos(star).line, { kind: 'bare-star' });
  const content = contentOf(document);
  if (!content.ok) return unusable(1, { kind: 'syntax', text: content.error });
  const lineOf = lineFinder(document, lines);
  const read = listOfFile.safeParse(content.value, { reportInput: true });
  if (!read.success) {
    const [issue] = read.error.issues;
    return issue === undefined || issue.path.length === 0
      ? failure({ at: ['exceptions'], flaw: { kind: 'no-list' }, line: 1 })
      : failure(located(issue, [], lineOf));
  }
  const { entries, mistakes } = readEntries(read.data.exceptions ?? [], knownFlows, lineOf);
  const others = unknownNames(content.value, lineOf);
  return success({ document, entries, mistakes: [...others, ...mistakes] });
}
