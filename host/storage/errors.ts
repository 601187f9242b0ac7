/** Why something could not be kept or read. `what` names the file, `next` says what to do. */
export interface StorageError {
  readonly kind: 'readOnly' | 'full' | 'unreadable' | 'damaged' | 'failed';
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export function writeError(path: string, error: unknown): StorageError {
  const what = `${path} was not written; what was there before is still there.`;
  const why = reasonOf(error);
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        kind: 'readOnly',
        what,
        why,
        next: 'Give yourself permission to write to this folder, or choose another.',
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'full', what, why, next: 'Free some space on this disk and try again.' };
    default:
      return { kind: 'failed', what, why, next: 'See the reason and try again.' };
  }
}

export function readError(path: string, error: unknown): StorageError {
  return {
    kind: 'unreadable',
    what: `${path} could not be read.`,
    why: reasonOf(error),
    next: 'Give yourself permission to read this file, or close the program that holds it.',
  };
}
