import type { FlowException } from '../../core/exceptions/exception.ts';
import { changedExceptions, exceptionsChange } from '../../core/exceptions/exceptions-change.ts';
import { success, type Result } from '../../core/result.ts';
import type {
  ExceptionsFile,
  ExceptionsProblem,
  ReadExceptions,
} from '../../host/exceptions/exceptions-file.ts';
import type { StorageError } from '../../host/storage/errors.ts';

/** Where nothing outlives the window. */
export function memoryExceptions(): ExceptionsFile {
  let exceptions: readonly FlowException[] = [];
  const read = () => ({ exceptions, problems: [] });
  return {
    read: () => Promise.resolve(read()),
    change: (change) => {
      exceptions = changedExceptions(exceptions, change);
      return Promise.resolve(success(read()));
    },
  };
}

/**
 * The exceptions of this computer as its file says them. People write it too: it is read with every
 * check, and what is saved is the difference to what was last read, so that nobody's lines are lost.
 */
export class OwnExceptions {
  readonly #file: ExceptionsFile;
  #read: ReadExceptions = { exceptions: [], problems: [] };
  /** Of settings that an earlier version wrote, until they are in the file. */
  #older: readonly FlowException[] = [];
  /** Where a damaged file was put, or why the older ones could not be moved: until the next change. */
  #said: readonly ExceptionsProblem[] = [];

  constructor(file: ExceptionsFile) {
    this.#file = file;
  }

  get list(): readonly FlowException[] {
    const { exceptions } = this.#read;
    return [...exceptions, ...exceptionsChange(exceptions, this.#older).add];
  }

  get older(): readonly FlowException[] {
    return this.#older;
  }

  get problems(): readonly ExceptionsProblem[] {
    return [...this.#said, ...this.#read.problems];
  }

  /** @param older what the settings of an earlier version hold */
  load(older: readonly FlowException[]): void {
    this.#older = older;
  }

  /** @returns whether older ones have found their place in the file */
  async read(): Promise<boolean> {
    this.#read = await this.#file.read();
    if (this.#older.length === 0) return false;
    const moved = await this.save(this.list);
    if (!moved.ok) this.#said = [{ kind: 'storage', error: moved.error }];
    return moved.ok;
  }

  async save(wanted: readonly FlowException[]): Promise<Result<void, StorageError>> {
    const change = exceptionsChange(this.#read.exceptions, wanted);
    if (change.remove.length + change.add.length > 0) {
      const changed = await this.#file.change(change);
      if (!changed.ok) return changed;
      const { exceptions, problems } = changed.value;
      this.#said = problems.filter(({ kind }) => kind === 'storage');
      this.#read = { exceptions, problems: problems.filter(({ kind }) => kind !== 'storage') };
    }
    this.#older = [];
    return success(undefined);
  }
}
