import type { Match } from '../terms.ts';

/** A rule's `App` made comparable: a whole path, or (after an unknown variable) only its end. */
export type ProgramPattern = { readonly path: string } | { readonly end: string };

const variable = /%([^%\\]+)%/g;

/** Replaces the variables the host's folders answer; others stay as written. */
function expand(text: string, folders: ReadonlyMap<string, string>): string {
  if (!text.includes('%')) return text;
  return text.replace(variable, (whole, name: string) => folders.get(name.toLowerCase()) ?? whole);
}

/** One spelling for a path: variables expanded, runs of backslashes as one, lower case. */
export function normalPath(text: string, folders: ReadonlyMap<string, string>): string {
  const whole = expand(text, folders);
  const single = whole.includes('\\\\') ? whole.replace(/\\+/g, '\\') : whole;
  return single.toLowerCase();
}

/** @param app the value of `App` or the path of a process; `System` stays itself. */
export function programPattern(app: string, folders: ReadonlyMap<string, string>): ProgramPattern {
  const path = normalPath(app, folders);
  if (!path.includes('%')) return { path };
  const unknown = [...path.matchAll(variable)].at(-1);
  return unknown === undefined ? { path } : { end: path.slice(unknown.index + unknown[0].length) };
}

/** What is known of a process: its normal path, or only the name of its file. */
export type ProgramKnowledge = { readonly path: string } | { readonly fileName: string };

/** Does the process fit the pattern of a rule? */
export function matchProgram(pattern: ProgramPattern, program: ProgramKnowledge): Match {
  if ('path' in program) {
    if ('path' in pattern) return pattern.path === program.path ? 'yes' : 'no';
    return program.path.endsWith(pattern.end) ? 'may' : 'no';
  }
  if ('path' in pattern) return fileNameOf(pattern.path) === program.fileName ? 'may' : 'no';
  const { end } = pattern;
  const fits = end.includes('\\')
    ? program.fileName === fileNameOf(end)
    : program.fileName.endsWith(end);
  return fits ? 'may' : 'no';
}

/** The part behind the last backslash. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}
