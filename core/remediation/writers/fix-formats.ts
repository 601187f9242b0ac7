/** The forms in which others deploy a fix. */
export const fixFormats = ['powershell', 'gpo', 'dsc', 'ansible', 'netsh', 'reg'] as const;
export type FixFormat = (typeof fixFormats)[number];

const byEnding: Readonly<Record<string, FixFormat>> = {
  ps1: 'powershell',
  yml: 'ansible',
  yaml: 'ansible',
  cmd: 'netsh',
  bat: 'netsh',
  reg: 'reg',
};

/** The form that the ending of a file name asks for; undefined when none does. */
export function fixFormatOfFile(name: string): FixFormat | undefined {
  const ending = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
