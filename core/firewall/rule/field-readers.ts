import type { Direction, Profile } from '../terms.ts';
import type { RuleDraft } from './draft.ts';
import { append } from './draft.ts';
import type { Action } from './rule.ts';

/** What one field does to a rule that is being read. The same field of many rules is prepared once. */
export type Effect = (draft: RuleDraft) => void;

/** Reads the value of a key; a value that is none gives the effect of a problem. */
export type FieldReader = (value: string, key: string) => Effect;

/** The effect of a value that is none. */
export function refusal(key: string, value: string, problem: string): Effect {
  return (draft) => draft.problem({ key, value, problem });
}

export const profileWords: ReadonlyMap<string, Profile> = new Map([
  ['domain', 'domain'],
  ['private', 'private'],
  ['public', 'public'],
]);

/** A reader that parses an entry and hands it to `put`; rules share the entry. */
export function entries<T>(
  parse: (text: string) => T | undefined,
  put: (draft: RuleDraft, entry: T) => void,
  expected: string,
): FieldReader {
  return (value, key) => {
    const entry = parse(value);
    if (entry === undefined) return refusal(key, value, expected);
    return (draft) => put(draft, entry);
  };
}

export const actionWords: ReadonlyMap<string, Action> = new Map([
  ['allow', 'allow'],
  ['block', 'block'],
  ['bypass', 'bypass'],
]);
export const directionWords: ReadonlyMap<string, Direction> = new Map([
  ['in', 'in'],
  ['out', 'out'],
]);

/** A reader of one of some words; a second value must say the same. */
export function wordOnce<T>(
  words: ReadonlyMap<string, T>,
  get: (draft: RuleDraft) => T | undefined,
  set: (draft: RuleDraft, meaning: T) => void,
): FieldReader {
  return (value, key) => {
    const meaning = words.get(value.toLowerCase());
    if (meaning === undefined)
      return refusal(key, value, `one of ${[...words.keys()].join(', ')} was expected`);
    return (draft) => {
      const before = get(draft);
      if (before === undefined) set(draft, meaning);
      else if (before !== meaning)
        draft.problem({ key, value, problem: 'values contradict each other' });
    };
  };
}

const noEffect: Effect = () => undefined;
export const nothing: FieldReader = () => noEffect;

export const isTrue = (value: string) => value.toLowerCase() === 'true';

export const readProgram: FieldReader = (value, key) => {
  if (value === '*') return refusal(key, value, 'a program path or System was expected');
  return (draft) => void (draft.programs = append(draft.programs, value));
};

/** `None` says nothing (for AuthByPassOut `FALSE` as well); anything else demands IPsec. */
export const readSecurity: FieldReader = (value, key) => {
  const word = value.toLowerCase();
  const saysNothing =
    word === 'none' || (word === 'false' && key.toLowerCase() === 'authbypassout');
  if (saysNothing) return noEffect;
  return (draft) => void (draft.securityKeys = append(draft.securityKeys, key));
};

export const readLocalUser: FieldReader = (value) => (draft) => {
  draft.localUsers = append(draft.localUsers, value);
  draft.namesLocalUser = true;
};

export const readOwner: FieldReader = (_value, key) => (draft) => {
  draft.undecidableKeys = append(draft.undecidableKeys, key);
  draft.namesLocalUser = true;
};

export const readName: FieldReader = (value) => (draft) => {
  draft.name ||= value;
  draft.hasEmptyName ||= value === '';
};

export const dynamicWord = (word: string) => ({ word, resolvable: false });

export const foreign: FieldReader = (_value, key) => (draft) =>
  void (draft.foreignKeys = append(draft.foreignKeys, key));
export const undecidable: FieldReader = (_value, key) => (draft) =>
  void (draft.undecidableKeys = append(draft.undecidableKeys, key));
