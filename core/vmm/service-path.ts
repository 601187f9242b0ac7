import { isAvailable, type Service, type Snapshot } from '../snapshot/schema.ts';

/**
 * The program of a service's PathName, which may be quoted, carry arguments, or hold blanks without
 * quotes. Unquoted, Windows tries each blank in turn; the first part that ends in `.exe` is what
 * it means in practice.
 * @returns the path as written, variables included; undefined when nothing looks like a program
 */
export function programOfService(pathName: string): string | undefined {
  const text = pathName.trim().replace(/^\\\?\?\\/, '');
  if (text.startsWith('"')) {
    const end = text.indexOf('"', 1);
    return nonEmpty(end === -1 ? text.slice(1) : text.slice(1, end));
  }
  const executable = /^.*?\.exe(?=\s|$)/i.exec(text);
  return nonEmpty(executable ? executable[0] : (text.split(/\s/, 1)[0] ?? ''));
}

/** Services of that name or, where the name differs between releases, whose program has that file name. */
export function findServices(
  snapshot: Snapshot,
  wanted: { readonly names?: readonly string[]; readonly fileName?: string },
): readonly Service[] {
  if (!isAvailable(snapshot.services)) return [];
  const names = new Set(wanted.names?.map((name) => name.toLowerCase()));
  const byName = snapshot.services.filter(({ name }) => names.has(name.toLowerCase()));
  if (byName.length > 0 || wanted.fileName === undefined) return byName;
  const fileName = wanted.fileName.toLowerCase();
  return snapshot.services.filter(({ path }) => {
    const program = programOfService(path);
    return program !== undefined && fileNameOf(program) === fileName;
  });
}

function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1).toLowerCase();
}

function nonEmpty(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}
