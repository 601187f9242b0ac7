import path from 'node:path';
import { NtExecutable } from 'resedit';
import type { SigningEntry } from './signing-list.ts';

/** A file that Windows can run, whatever its name says. */
export interface RunnableFile {
  /** Below the package, with slashes. */
  readonly path: string;
  readonly isSigned: boolean;
}

const scriptEndings: ReadonlySet<string> = new Set(
  '.ps1 .psm1 .psd1 .ps1xml .bat .cmd .vbs .js .wsf .hta .msi'.split(' '),
);
const signatureOfScript = '# SIG # Begin signature block';

/** Reads a file as a runnable one; undefined for data. Programs are told by content, scripts by name. */
export function runnableFile(name: string, content: Buffer): RunnableFile | undefined {
  if (content.subarray(0, 2).toString('latin1') === 'MZ')
    return { path: name, isSigned: hasCertificate(content) };
  if (!scriptEndings.has(path.posix.extname(name).toLowerCase())) return undefined;
  return { path: name, isSigned: content.includes(signatureOfScript) };
}

/** Entry 4 of a program's data directories is its certificate table; none has the size 0. */
const certificateDirectory = 4;

function hasCertificate(program: Buffer): boolean {
  const { newHeader } = NtExecutable.from(program, { ignoreCert: true });
  return newHeader.optionalHeaderDataDirectory.get(certificateDirectory).size > 0;
}

/** Whether an entry of the list speaks of a file. */
function covers({ path: pattern }: SigningEntry, file: string): boolean {
  const [before, after] = pattern.split('*');
  if (after === undefined) return pattern === file;
  const name = file.slice(before?.length ?? 0, file.length - after.length);
  return file === `${before}${name}${after}` && name !== '' && !name.includes('/');
}

/**
 * Holds a package against the list.
 * @param mustBeSigned whether this build signs; without, only the list itself is checked
 * @returns a sentence for each file that is not as the list says, and each entry without a file
 */
export function signingFaults(
  files: readonly RunnableFile[],
  list: readonly SigningEntry[],
  mustBeSigned: boolean,
): string[] {
  const unlisted = files
    .filter((file) => !list.some((entry) => covers(entry, file.path)))
    .map((file) => `${file.path} is not on the signing list (build/packaging/signing-list.ts).`);
  const others = list.flatMap((entry) => {
    const found = files.filter((file) => covers(entry, file.path));
    if (found.length === 0)
      return entry.mayBeAbsent ? [] : [`${entry.path} is on the signing list, but not there.`];
    if (!mustBeSigned) return [];
    const wanted = entry.how !== 'unsigned';
    return found
      .filter(({ isSigned }) => isSigned !== wanted)
      .map((file) => `${file.path} is ${wanted ? 'not signed' : 'signed, and should not be'}.`);
  });
  return [...unlisted, ...others];
}

/**
 * The list in the words of electron-builder's `signExts`: endings to sign, `!` before those to leave.
 * It signs every .exe of its own accord.
 */
export function signingEndings(list: readonly SigningEntry[]): string[] {
  return list.map(({ path: pattern, how }) => {
    const ending = path.posix.basename(pattern).replace('*', '');
    return how === 'sign' ? ending : `!${ending}`;
  });
}
