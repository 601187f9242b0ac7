/** A rule string, split and nothing more: keys in lower case, in order, repeated ones kept. */
export interface ParsedRule {
  readonly version: { readonly major: number; readonly minor: number };
  readonly fields: readonly (readonly [key: string, value: string])[];
}

/** Section 5: undefined when there is no version prefix or a field has no `=`. */
export function parseRule(text: string): ParsedRule | undefined {
  const [prefix = '', ...parts] = text.split('|');
  const version = /^v(\d+)\.(\d+)$/i.exec(prefix);
  if (!version) return undefined;
  const fields: [string, string][] = [];
  for (const part of parts) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (at < 0) return undefined;
    fields.push([part.slice(0, at).toLowerCase(), part.slice(at + 1)]);
  }
  return { version: { major: Number(version[1]), minor: Number(version[2]) }, fields };
}

/** All values of one key. */
export function valuesOf(rule: ParsedRule, ...keys: readonly string[]): string[] {
  return rule.fields.filter(([key]) => keys.includes(key)).map(([, value]) => value);
}

/** The same, as words without case. */
export function wordsOf(rule: ParsedRule, ...keys: readonly string[]): string[] {
  return valuesOf(rule, ...keys).map((value) => value.toLowerCase());
}

const portKeys = { local: /^lport(2_\d+)?$/, remote: /^rport(2_\d+)?$/ };

/** `LPort`, `LPort2_10`, `LPort2_20` and so on. */
export function portsOf(rule: ParsedRule, side: 'local' | 'remote'): string[] {
  return rule.fields
    .filter(([key]) => portKeys[side].test(key))
    .map(([, value]) => value.toLowerCase());
}

export const isPortKey = (key: string): boolean => /^[lr]port(2_\d+)?$/.test(key);

export const securityKeys = [
  'security',
  'security2',
  'security2_9',
  'rmauth',
  'ruauth',
  'authbypassout',
];

/** Whether a security key says something: `None`, and `FALSE` for AuthByPassOut, say nothing. */
export function hasSecurity(rule: ParsedRule): boolean {
  return rule.fields.some(([key, value]) => {
    const word = value.toLowerCase();
    return (
      securityKeys.includes(key) &&
      word !== 'none' &&
      !(key === 'authbypassout' && word === 'false')
    );
  });
}

export type Action = 'allow' | 'block' | 'bypass';

/** The one action every Action field names, else undefined. */
export function actionOf(rule: ParsedRule): Action | undefined {
  const words = new Set(wordsOf(rule, 'action'));
  if (words.size !== 1) return undefined;
  return (['allow', 'block', 'bypass'] as const).find((action) => words.has(action));
}

export function directionOf(rule: ParsedRule): 'in' | 'out' | undefined {
  const words = new Set(wordsOf(rule, 'dir'));
  if (words.size !== 1) return undefined;
  return (['in', 'out'] as const).find((direction) => words.has(direction));
}

/** A port entry: a range, or the word as it stands; undefined does not parse. */
export function parsePort(entry: string): { first: number; last: number } | string | undefined {
  if (/^\p{L}/u.test(entry)) return entry.toLowerCase();
  const match = /^(\d+)(?:-(\d+))?$/.exec(entry);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= last && last <= 65535 ? { first, last } : undefined;
}

/** An ICMP entry; code undefined is any code. */
export function parseIcmp(entry: string): { type: number; code: number | undefined } | undefined {
  const match = /^(\d+):(\d+|\*)$/.exec(entry);
  if (!match) return undefined;
  const type = Number(match[1]);
  const code = match[2] === '*' ? undefined : Number(match[2]);
  return type <= 255 && (code ?? 0) <= 255 ? { type, code } : undefined;
}
