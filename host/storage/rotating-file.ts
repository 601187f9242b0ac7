import path from 'node:path';
import { isMissing } from './errors.ts';
import { realFiles, type Files } from './files.ts';

export interface RotatingFileOptions {
  /** The file written now; older ones are `NAME.1.EXT`, `NAME.2.EXT` and so on beside it. */
  readonly file: string;
  /** Bytes after which a new file is begun. */
  readonly mostBytes: number;
  /** How many files are kept, the one written now included. */
  readonly mostFiles: number;
  /** The line that tells of lines that could not be written: the disk was full, the folder read-only. */
  readonly sayLost: (lines: number) => string;
  readonly files?: Files;
}

/** Takes lines and keeps the last ones. It never fails, and nobody has to wait for it. */
export interface LineFile {
  /** @param line without its end; the part beyond 4,000 characters is cut off */
  write(line: string): void;
  /** Resolves when every line so far is written or lost. */
  settled(): Promise<void>;
}

/** Lines that wait for the disk; what comes beyond them is lost, so that memory stays bounded. */
const mostWaiting = 1000;
const longestLine = 4000;

/** Names of all files, the one written now first. */
export function rotatedNames(file: string, mostFiles: number): readonly string[] {
  const { dir, name, ext } = path.parse(file);
  const older = Array.from({ length: mostFiles - 1 }, (_, index) =>
    path.join(dir, `${name}.${index + 1}${ext}`),
  );
  return [file, ...older];
}

export function openRotatingFile(options: RotatingFileOptions): LineFile {
  const waiting: string[] = [];
  let lost = 0;
  let isTorn = false;
  let writing: Promise<void> | undefined;
  const drain = async () => {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      const told = lost;
      const gap = told === 0 ? '' : `${options.sayLost(told)}\n`;
      const outcome = await append(options, `${isTorn ? '\n' : ''}${gap}${line}\n`);
      lost = outcome === 'written' ? lost - told : lost + 1;
      if (outcome !== 'not-written') isTorn = outcome === 'torn';
    }
    writing = undefined;
  };
  return {
    write(line) {
      if (waiting.length >= mostWaiting) lost += 1;
      else waiting.push(line.slice(0, longestLine).replaceAll(/[\r\n]+/g, ' '));
      writing ??= drain();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}

type Outcome = 'written' | 'torn' | 'not-written';

async function append(options: RotatingFileOptions, text: string): Promise<Outcome> {
  const { file, mostBytes, files = realFiles } = options;
  const bytes = Buffer.from(text);
  try {
    await files.mkdir(path.dirname(file), { recursive: true });
    const handle = await files.open(file, 'a', 0o600);
    try {
      const { size } = await handle.stat();
      if (size === 0 || size + bytes.length <= mostBytes) return await writeWhole(handle, bytes);
    } finally {
      await handle.close();
    }
    // Another process may hold a file in place: then this one grows to twice its size, not further.
    if (!(await rotate(options, files)) && (await sizeOf(file, files)) > 2 * mostBytes)
      return 'not-written';
    const fresh = await files.open(file, 'a', 0o600);
    try {
      return await writeWhole(fresh, bytes);
    } finally {
      await fresh.close();
    }
  } catch {
    return 'not-written';
  }
}

type Handle = Awaited<ReturnType<Files['open']>>;

/** One write in append mode, which the system keeps whole beside those of other processes. */
async function writeWhole(handle: Handle, bytes: Buffer): Promise<Outcome> {
  const { bytesWritten } = await handle.write(bytes);
  return bytesWritten === bytes.length ? 'written' : 'torn';
}

async function sizeOf(file: string, files: Files): Promise<number> {
  const handle = await files.open(file, 'a', 0o600);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** Moves each file one place on; the last one goes. */
async function rotate({ file, mostFiles }: RotatingFileOptions, files: Files): Promise<boolean> {
  const names = rotatedNames(file, mostFiles);
  try {
    await files.rm(names.at(-1) ?? file, { force: true });
    for (const [index, name] of [...names.entries()].toReversed()) {
      const older = names[index + 1];
      if (older !== undefined) await moveIfThere(name, older, files);
    }
    return true;
  } catch {
    return false;
  }
}

async function moveIfThere(from: string, to: string, files: Files): Promise<void> {
  try {
    await files.rename(from, to);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
