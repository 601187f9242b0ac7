import type { Store } from '../terms.ts';
import { checkProtocol, checkRequired, noteDoubts } from './check-rule.ts';
import { append, none, ParsedRule, RuleDraft } from './draft.ts';
import type { RuleVersion } from './entries.ts';
import type { Effect } from './field-readers.ts';
import { headOf } from './rule-head.ts';
import { lawOfKey } from './key-laws.ts';
import type { Rule } from './rule.ts';

const versionPattern = /^[vV](\d+)\.(\d+)$/;

/**
 * Fields seen so far. Rule sets say the same few thousand things again and again
 * (`Protocol=6`, `App=%SystemRoot%\\system32\\svchost.exe`), so each is read once and its entry
 * shared; what is longer than `longestKept` is text that hardly comes twice.
 */
const effectByField = new Map<string, Effect>();
const mostKept = 2_000;
const longestKept = 20;

/** The effect of a field, if it is one that is kept. */
function keptEffect(field: string): Effect | undefined {
  if (field.length > longestKept) return undefined;
  const known = effectByField.get(field);
  if (known !== undefined || effectByField.size >= mostKept) return known;
  const effect = prepareField(field);
  if (effect !== undefined) effectByField.set(field, effect);
  return effect;
}

/** Undefined for a field that is wrong by itself. */
function prepareField(field: string): Effect | undefined {
  const equals = field.indexOf('=');
  const key = field.slice(0, Math.max(equals, 0));
  const value = field.slice(equals + 1);
  const law = lawOfKey(key);
  const isSound = law !== undefined && (value !== '' || law.mayBeEmpty);
  return isSound ? law.reader.prepare(value, key) : undefined;
}

function readField(draft: RuleDraft, field: string): void {
  const equals = field.indexOf('=');
  if (equals < 0) {
    draft.problem({ key: '', value: field, flaw: 'no-field' });
    return;
  }
  const key = field.slice(0, equals);
  const value = field.slice(equals + 1);
  const law = lawOfKey(key);
  if (law === undefined) draft.rule.unknownKeys = append(draft.rule.unknownKeys, [key]);
  else if (value === '' && !law.mayBeEmpty) draft.problem({ key, value, flaw: 'no-value' });
  else law.reader.apply(draft, value, key);
}

/**
 * Reads a rule string (MS-GPFAS 2.2.2; facts 1.2). Order does not matter, every repeated key and
 * every unknown key is kept. Never throws: what is wrong stands in `malformed`.
 */
export function parseRule(store: Store, id: string, text: string): Rule {
  const draft = new RuleDraft(new ParsedRule(store, id, text));
  const head = headOf(text);
  if (head === undefined) readFields(draft, text, versionEnd(draft, text));
  else {
    draft.rule.version = head.version;
    draft.action = head.action;
    draft.active = head.active;
    draft.direction = head.direction;
    readFields(draft, text, head.end);
  }
  return finish(draft);
}

/** Reads the version; where the fields behind it start. */
function versionEnd(draft: RuleDraft, text: string): number {
  const pipe = text.indexOf('|');
  const end = pipe < 0 ? text.length : pipe;
  draft.rule.version = parseVersion(text.slice(0, end), draft);
  return draft.rule.version === undefined ? 0 : end + 1;
}

function readFields(draft: RuleDraft, text: string, from: number): void {
  let start = from;
  while (start < text.length) {
    const pipe = text.indexOf('|', start);
    const end = pipe < 0 ? text.length : pipe;
    // A missing last pipe and two pipes in a row are tolerated.
    if (end > start) {
      const field = text.slice(start, end);
      const effect = keptEffect(field);
      if (effect === undefined) readField(draft, field);
      else effect(draft);
    }
    start = end + 1;
  }
}

function parseVersion(segment: string, draft: RuleDraft): RuleVersion | undefined {
  const match = versionPattern.exec(segment);
  if (match !== null) return { major: Number(match[1]), minor: Number(match[2]) };
  draft.problem({ key: '', value: segment, flaw: 'no-version' });
  return undefined;
}

function finish(draft: RuleDraft): Rule {
  const { rule, action, direction } = draft;
  checkRequired(draft);
  checkProtocol(draft);
  if (action !== undefined) rule.action = action;
  if (direction !== undefined) rule.direction = direction;
  rule.active = draft.active ?? false;
  // 256 is any protocol.
  if (rule.protocols.includes(256)) rule.protocols = none;
  noteDoubts(draft);
  return rule;
}
