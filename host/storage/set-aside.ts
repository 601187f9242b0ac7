import { failure, success, type Result } from '../../core/result.ts';
import { isMissing, readError, type StorageError } from './errors.ts';
import type { Files } from './files.ts';

export interface AsideParts {
  readonly now: Date;
  readonly files: Pick<Files, 'rename'>;
  /** What is wrong with the file. */
  readonly why: string;
  /** What follows, as a sentence. */
  readonly effect: string;
}

/**
 * Keeps a damaged file under another name, so that what is in it is not lost.
 * @returns the problem that says where it is now, or why it could not be moved and must not be
 *   overwritten
 */
export async function setAside(
  file: string,
  { now, files, why, effect }: AsideParts,
): Promise<Result<StorageError, StorageError>> {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    await files.rename(file, aside);
  } catch (error) {
    if (isMissing(error))
      return success({
        kind: 'damaged',
        what: [`${file} was damaged, and another process has set it aside.`, effect].join(' '),
        why,
        next: 'Look for a file of that name with .damaged- behind it if you miss something.',
      });
    const unreadable = readError(file, error);
    const what = `${file} is damaged and could not be set aside.`;
    return failure({ ...unreadable, what, why: `${why} ${unreadable.why}` });
  }
  return success({
    kind: 'damaged',
    what: [`${file} was damaged, and is kept as ${aside}.`, effect].join(' '),
    why,
    next: 'Look into that file if you miss something; otherwise delete it.',
  });
}
