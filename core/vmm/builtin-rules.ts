/**
 * Windows keeps some built-in rules twice, for different profiles: `WINRM-HTTP-In-TCP` and
 * `WINRM-HTTP-In-TCP-NoScope` (facts/windows-firewall.md 3.8). Both are the rule a flow names.
 */
const variant = /-noscope$/;

const baseName = (id: string): string => id.toLowerCase().replace(variant, '');

/** Is this rule one of Windows' own rules for a flow? */
export function isBuiltinRule(id: string, names: readonly string[]): boolean {
  return names.some((name) => baseName(name) === baseName(id));
}
