import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, link, lstat, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { failure, success, type Result } from '../../core/result.ts';

export interface WholeFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mayReplace: boolean;
}

export interface WriteFailure {
  readonly path: string;
  readonly kind: 'exists' | 'full' | 'failed';
  /** A clause: "the disk is full". */
  readonly why: string;
}

/** What writing needs of the file system, so that a test can let each of it fail. */
export interface WholeFileSystem {
  readonly lstat: (file: string) => Promise<Pick<Stats, 'isDirectory'>>;
  readonly access: typeof access;
  readonly open: typeof open;
  readonly link: typeof link;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}
const realFileSystem: WholeFileSystem = { lstat, access, open, link, rename, rm };

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'this is no name a file can have',
};

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

function failed(file: string, error: unknown): Result<never, WriteFailure> {
  const code = codeOf(error);
  const why = reasons[code] ?? (code === '' ? String(error) : code);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  return failure({ path: file, kind: isFull ? 'full' : 'failed', why });
}
const taken = (file: string) =>
  failure<WriteFailure>({ path: file, kind: 'exists', why: 'it exists already' });

/** Says before the work what would fail after it: a name that is taken, a folder that takes no file. */
export async function findObstacle(
  files: readonly Pick<WholeFile, 'path' | 'mayReplace'>[],
  system: WholeFileSystem = realFileSystem,
): Promise<WriteFailure | undefined> {
  const seen = new Set<string>();
  for (const { path: file, mayReplace } of files) {
    const full = path.resolve(file);
    if (seen.has(full)) return { path: file, kind: 'failed', why: 'it is named twice' };
    seen.add(full);
    const found = await obstacleOf(file, mayReplace, system);
    if (!found.ok) return found.error;
  }
  return undefined;
}

async function obstacleOf(
  file: string,
  mayReplace: boolean,
  system: WholeFileSystem,
): Promise<Result<void, WriteFailure>> {
  const known = await system.lstat(file).catch(() => undefined);
  if (known?.isDirectory() === true) return failed(file, { code: 'EISDIR' });
  if (known !== undefined && !mayReplace) return taken(file);
  return system.access(path.dirname(file), constants.W_OK).then(
    () => success(undefined),
    (error: unknown) => failed(file, error),
  );
}

async function writeBeside(file: string, content: WholeFile['content'], system: WholeFileSystem) {
  const handle = await system.open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes all files beside their places first and puts them there only when every one is whole: of a
 * full disk or an unwritable folder nothing is left.
 */
export async function writeWhole(
  files: readonly WholeFile[],
  system: WholeFileSystem = realFileSystem,
): Promise<Result<void, WriteFailure>> {
  const found = await findObstacle(files, system);
  if (found !== undefined) return failure(found);
  const pairs = files.map((file) => ({ ...file, beside: `${file.path}.${randomUUID()}.tmp` }));
  let at = '';
  try {
    for (const { path: place, content, beside } of pairs) {
      at = place;
      await writeBeside(beside, content, system);
    }
    for (const { path: place, mayReplace, beside } of pairs) {
      at = place;
      // A link fails where the name was taken meanwhile, a rename would replace it.
      if (mayReplace) await system.rename(beside, place);
      else await linkOrRename(beside, place, system);
    }
    return success(undefined);
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? taken(at) : failed(at, error);
  } finally {
    for (const { beside } of pairs) await system.rm(beside, { force: true }).catch(() => undefined);
  }
}

/** FAT and some network shares know no links; there the name was free a moment ago. */
async function linkOrRename(beside: string, place: string, system: WholeFileSystem) {
  try {
    await system.link(beside, place);
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'].includes(codeOf(error)))
      throw error;
    await system.rename(beside, place);
  }
}
