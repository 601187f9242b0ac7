import { readFileSync } from 'node:fs';
import { existsOn, windows, type WindowsName } from './windows.ts';

/** One rule of a store: the id is the name of the registry value, the text its data. */
export interface Rule {
  readonly id: string;
  readonly text: string;
}

const builtIn = table('built-in.tsv', 4);
const roles = table('roles.tsv', 3);

/** The predefined rules of a Windows version together with those that the named roles add, sorted by id. */
export function predefinedRules(name: WindowsName, ...roleSets: readonly string[]): Rule[] {
  const version = windows[name].rules;
  const rules = builtIn
    .filter(([since = '', until = '']) => existsOn(name, since, until))
    .map(([, , id = '', rule = '']) => ({ id, text: `${version}|${rule}` }));
  for (const set of roleSets) {
    const added = roles.filter(([of]) => of === set);
    if (added.length === 0) throw new Error(`roles.tsv holds no rule set "${set}"`);
    rules.push(...added.map(([, id = '', rule = '']) => ({ id, text: `${version}|${rule}` })));
  }
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Enables the rules named; a trailing `*` names all that begin so. */
export function enable(rules: readonly Rule[], ...ids: readonly string[]): Rule[] {
  return change(rules, ids, (text) => text.replace('|Active=FALSE|', '|Active=TRUE|'));
}

/** Disables the rules named. */
export function disable(rules: readonly Rule[], ...ids: readonly string[]): Rule[] {
  return change(rules, ids, (text) => text.replace('|Active=TRUE|', '|Active=FALSE|'));
}

/** Limits the rules named to remote addresses, given as `RA4=...` and `RA6=...` entries. */
export function scope(
  rules: readonly Rule[],
  entries: readonly string[],
  ...ids: string[]
): Rule[] {
  return change(rules, ids, (text) => insertBefore(text, /\|(?:App|Svc|Name)=/, entries));
}

/** Limits the rules named, which must name no profile yet, to profiles. */
export function onProfiles(rules: readonly Rule[], profiles: string[], ...ids: string[]): Rule[] {
  const entries = profiles.map((profile) => `Profile=${profile}`);
  return change(rules, ids, (text) => insertBefore(text, /(?<=\|Protocol=\d+)\|/, entries));
}

/** Takes the rules named out of the store. */
export function remove(rules: readonly Rule[], ...ids: readonly string[]): Rule[] {
  assertKnown(rules, ids);
  return rules.filter((rule) => !ids.some((id) => names(id, rule)));
}

/** Replaces display texts, by id: what a Windows of another language stores as plain text. */
export function rename(rules: readonly Rule[], texts: Readonly<Record<string, string>>): Rule[] {
  return Object.entries(texts).reduce<Rule[]>(
    (all, [id, name]) => change(all, [id], (text) => text.replace(/\|Name=[^|]*/, `|Name=${name}`)),
    [...rules],
  );
}

export interface CustomRule {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly group?: string;
  readonly action?: 'Allow' | 'Block';
  readonly active?: boolean;
  readonly direction?: 'In' | 'Out';
  readonly protocol?: number;
  readonly profiles?: readonly string[];
  /** `LPort=8100`, `RPort2_10=5985-5986`, `RA4=10.0.0.0/8`, in the order Windows writes them. */
  readonly conditions?: readonly string[];
  readonly app?: string;
  readonly svc?: string;
}

/** A rule of an administrator or a program, written as that Windows version writes it. */
export function customRule(name: WindowsName, rule: CustomRule): Rule {
  const fields = [
    windows[name].rules,
    `Action=${rule.action ?? 'Allow'}`,
    `Active=${rule.active === false ? 'FALSE' : 'TRUE'}`,
    `Dir=${rule.direction ?? 'In'}`,
    ...(rule.protocol === undefined ? [] : [`Protocol=${rule.protocol}`]),
    ...(rule.profiles ?? []).map((profile) => `Profile=${profile}`),
    ...(rule.conditions ?? []),
    ...(rule.app === undefined ? [] : [`App=${rule.app}`]),
    ...(rule.svc === undefined ? [] : [`Svc=${rule.svc}`]),
    `Name=${rule.name}`,
    ...(rule.description === undefined ? [] : [`Desc=${rule.description}`]),
    ...(rule.group === undefined ? [] : [`EmbedCtxt=${rule.group}`]),
  ];
  return { id: rule.id, text: `${fields.join('|')}|` };
}

function change(
  rules: readonly Rule[],
  ids: readonly string[],
  edit: (text: string) => string,
): Rule[] {
  assertKnown(rules, ids);
  return rules.map((rule) =>
    ids.some((id) => names(id, rule)) ? { id: rule.id, text: edit(rule.text) } : rule,
  );
}

/** A sample that names a rule its Windows does not have is a slip in the sample. */
function assertKnown(rules: readonly Rule[], ids: readonly string[]): void {
  const unknown = ids.find((id) => !rules.some((rule) => names(id, rule)));
  if (unknown !== undefined) throw new Error(`the store holds no rule "${unknown}"`);
}

function names(id: string, rule: Rule): boolean {
  return id.endsWith('*') ? rule.id.startsWith(id.slice(0, -1)) : rule.id === id;
}

function insertBefore(text: string, place: RegExp, entries: readonly string[]): string {
  const at = text.search(place);
  return `${text.slice(0, at)}|${entries.join('|')}${text.slice(at)}`;
}

/** The rows of a file of rules/ that are no comments, as cells; throws on a row of another width. */
export function table(file: string, columns: number): string[][] {
  const text = readFileSync(new URL(`rules/${file}`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const cells = line.split('\t');
    if (cells.length !== columns)
      throw new Error(`${file}: ${columns} columns expected in: ${line}`);
    return cells;
  });
}
