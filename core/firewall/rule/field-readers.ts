import type { Direction, Profile } from '../terms.ts';
import type { RuleDraft } from './draft.ts';
import { append, appendAddress } from './draft.ts';
import type { AddressEntry } from './entries.ts';
import type { Action } from './rule.ts';
import type { RuleFlaw } from './rule-flaw.ts';

/** What one field does to a rule that is being read. */
export type Effect = (draft: RuleDraft) => void;

/** Reads the values of a key; one that is none becomes a problem of the rule. */
export interface FieldReader {
  /** Reads a value into a rule. */
  readonly apply: (draft: RuleDraft, value: string, key: string) => void;
  /** Reads a value once for many rules that say the same. */
  readonly prepare: (value: string, key: string) => Effect;
}

/** A reader for which nothing can be prepared. */
export function reader(apply: FieldReader['apply']): FieldReader {
  return { apply, prepare: (value, key) => (draft) => apply(draft, value, key) };
}

export const profileWords: ReadonlyMap<string, Profile> = new Map([
  ['domain', 'domain'],
  ['private', 'private'],
  ['public', 'public'],
]);

/**
 * A reader that parses an entry and hands it to `put` as a list of one; rules that say the same share
 * that list (see `append`).
 */
export function entries<T>(
  parse: (text: string) => T | undefined,
  put: (draft: RuleDraft, single: [T]) => void,
  flaw: RuleFlaw,
): FieldReader {
  const use = (draft: RuleDraft, single: [T] | undefined, value: string, key: string) => {
    if (single === undefined) draft.problem({ key, value, flaw });
    else put(draft, single);
  };
  const read = (value: string): [T] | undefined => {
    const entry = parse(value);
    return entry === undefined ? undefined : [entry];
  };
  return {
    apply: (draft, value, key) => use(draft, read(value), value, key),
    prepare: (value, key) => {
      const single = read(value);
      return (draft) => use(draft, single, value, key);
    },
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
  flaw: RuleFlaw,
): FieldReader {
  const use = (draft: RuleDraft, meaning: T | undefined, value: string, key: string) => {
    const before = get(draft);
    if (meaning === undefined) draft.problem({ key, value, flaw });
    else if (before === undefined) set(draft, meaning);
    else if (before !== meaning) draft.problem({ key, value, flaw: 'contradiction' });
  };
  const meaningOf = (value: string) => words.get(value.toLowerCase());
  return {
    apply: (draft, value, key) => use(draft, meaningOf(value), value, key),
    prepare: (value, key) => {
      const meaning = meaningOf(value);
      return (draft) => use(draft, meaning, value, key);
    },
  };
}

export const nothing = reader(() => undefined);

const isTrue = (value: string) => value.toLowerCase() === 'true';

/** A reader of a switch that is on when its value is TRUE, and off whatever else it says. */
export function flag(put: (draft: RuleDraft, on: boolean) => void): FieldReader {
  return {
    apply: (draft, value) => put(draft, isTrue(value)),
    prepare: (value) => {
      const on = isTrue(value);
      return (draft) => put(draft, on);
    },
  };
}

export const readProgram = reader((draft, value, key) => {
  const { rule } = draft;
  if (value === '*') draft.problem({ key, value, flaw: 'no-program' });
  else rule.programs = append(rule.programs, [value]);
});

/** `None` says nothing (for AuthByPassOut `FALSE` as well); anything else demands IPsec. */
export const readSecurity = reader(({ rule }, value, key) => {
  const word = value.toLowerCase();
  const saysNothing =
    word === 'none' || (word === 'false' && key.toLowerCase() === 'authbypassout');
  if (!saysNothing) rule.securityKeys = append(rule.securityKeys, [key]);
});

export const readLocalUser = reader((draft, value) => {
  draft.rule.localUsers = append(draft.rule.localUsers, [value]);
  draft.namesLocalUser = true;
});

export const readOwner = reader((draft, _value, key) => {
  draft.rule.undecidableKeys = append(draft.rule.undecidableKeys, [key]);
  draft.namesLocalUser = true;
});

export const readName = reader((draft, value) => {
  draft.rule.name ||= value;
  draft.hasEmptyName ||= value === '';
});

export const foreign = reader(
  ({ rule }, _value, key) => void (rule.foreignKeys = append(rule.foreignKeys, [key])),
);
export const undecidable = reader(
  ({ rule }, _value, key) => void (rule.undecidableKeys = append(rule.undecidableKeys, [key])),
);

/** RA42 and RA62: words that no adapter can answer. */
export const dynamicAddresses = (family: 4 | 6) =>
  reader(({ rule }, word) => {
    const single: [AddressEntry] = [{ word, resolvable: false }];
    rule.remoteAddresses = appendAddress(rule.remoteAddresses, family, single);
  });
