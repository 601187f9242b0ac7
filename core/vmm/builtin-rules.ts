/**
 * Windows keeps some built-in rules twice, for different profiles: `WINRM-HTTP-In-TCP` and
 * `WINRM-HTTP-In-TCP-NoScope` (facts/windows-firewall.md 3.8). Both are the rule a flow names.
 */
const variant = /-noscope$/;

const baseName = (id: string): string => id.toLowerCase().replace(variant, '');

/** Which of a flow's own rules of Windows this one is, 0 for the first; undefined when it is none. */
export function builtinRank(id: string, names: readonly string[]): number | undefined {
  const at = names.findIndex((name) => baseName(name) === baseName(id));
  return at < 0 ? undefined : at;
}

/** Is this rule one of Windows' own rules for a flow? */
export const isBuiltinRule = (id: string, names: readonly string[]): boolean =>
  builtinRank(id, names) !== undefined;
