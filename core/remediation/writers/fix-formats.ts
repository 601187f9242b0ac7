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

/** Where what takes it back goes: beside the file, `fix.ps1` and `fix-undo.ps1`. */
export const undoFileName = (file: string): string => file.replace(/(\.[^.\\/]+)?$/, '-undo$1');

/** The form that the ending of a file name asks for; undefined when none does. */
export function fixFormatOfFile(name: string): FixFormat | undefined {
  const ending = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
