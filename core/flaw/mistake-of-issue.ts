import type { z } from 'zod';
import { oneLine } from '../vmm/one-line.ts';
import type { ExpectedType, Flaw, Mistake } from './flaw.ts';

type Issue = z.core.$ZodIssue;
type IssueOf<C extends Issue['code']> = Extract<Issue, { code: C }>;

const longest = 200;

/** What a schema is given, as a text for a sentence. */
const shown = (input: unknown): string =>
  oneLine(typeof input === 'string' ? input : (JSON.stringify(input) ?? ''), longest);

const types: Readonly<Record<string, ExpectedType>> = {
  string: 'text',
  number: 'number',
  int: 'whole number',
  array: 'list',
  object: 'fields',
  record: 'fields',
};

function wrongType({ input, expected, message }: IssueOf<'invalid_type'>): Flaw {
  const type = types[expected];
  if (input === undefined) return { kind: 'missing' };
  return type === undefined ? { kind: 'other', text: message } : { kind: 'type', expected: type };
}

function tooBig({ origin, maximum, message }: IssueOf<'too_big'>): Flaw {
  const most = Number(maximum);
  if (origin === 'string') return { kind: 'too-long', most };
  if (origin === 'array') return { kind: 'too-many', most };
  return origin === 'number' || origin === 'int'
    ? { kind: 'number', least: null, most }
    : { kind: 'other', text: message };
}

function tooSmall({ origin, minimum, message }: IssueOf<'too_small'>): Flaw {
  if (origin === 'string') return { kind: 'empty' };
  return origin === 'number' || origin === 'int'
    ? { kind: 'number', least: Number(minimum), most: null }
    : { kind: 'other', text: message };
}

function flawOf(issue: Issue, known: readonly string[]): Flaw {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'unrecognized_keys':
      return {
        kind: 'unknown-names',
        names: issue.keys.map((key) => oneLine(key, longest)),
        known,
      };
    case 'invalid_value':
      return { kind: 'choice', value: shown(issue.input), choices: issue.values.map(String) };
    case 'invalid_format':
      // Days and ids of flows are the only formats in these schemas.
      return { kind: issue.format === 'date' ? 'day' : 'flow-id' };
    case 'custom':
      // Addresses are the only check of our own.
      return { kind: 'address', value: shown(issue.input) };
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return { kind: 'other', text: oneLine(issue.message, longest) };
  }
}

/**
 * What a schema of settings or exceptions objects to. The value must be parsed with `reportInput`,
 * else what is of a wrong type is called missing.
 * @param known names that may stand where an unknown one was found
 */
export const mistakeOf = (issue: Issue, known: readonly string[] = []): Mistake => ({
  at: issue.path.map((step) => (typeof step === 'number' ? step + 1 : oneLine(String(step)))),
  flaw: flawOf(issue, known),
});
