import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

const home = import.meta.dirname;
const source = path.join(home, 'src');
const bin = path.join(home, 'bin');

/**
 * Builds the test engine unless this exact source is built already. Test workers that come at the same
 * time wait for one of them. A build is made beside and then moved, so a half-made one is never started.
 * @returns the full path of the executable
 */
export function buildEngine(): string {
  const target = path.join(bin, sourceHash());
  const executable = path.join(target, 'VmmTestEngine');
  if (existsSync(executable)) return executable;
  mkdirSync(bin, { recursive: true });
  const unlock = lock(path.join(bin, 'lock'));
  try {
    if (existsSync(executable)) return executable;
    const fresh = `${target}.new`;
    rmSync(fresh, { recursive: true, force: true });
    dotnetBuild(fresh);
    renameSync(fresh, target);
    return executable;
  } finally {
    unlock();
  }
}

function dotnetBuild(output: string): void {
  // Compiled ahead of time it starts in a third of the time, for 20 s once.
  const options = [
    '-c',
    'Release',
    '-p:PublishReadyToRun=true',
    '-o',
    output,
    '--nologo',
    '-v',
    'q',
  ];
  try {
    execFileSync('dotnet', ['publish', ...options], {
      cwd: source,
      encoding: 'utf8',
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(`The PowerShell test engine did not build:\n${said}`, { cause: error });
  }
}

function sourceHash(): string {
  const hash = createHash('sha256').update(process.arch);
  for (const file of sourceFiles(source)) {
    hash.update(path.relative(source, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'obj' && name !== 'bin')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(full) : [full];
    });
}

/** A folder is made by one only. One that is older than any build was left by a process that died. */
function lock(folder: string): () => void {
  const staleMs = 600_000;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      mkdirSync(folder);
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (made !== 0 && Date.now() - made > staleMs) {
        rmSync(folder, { recursive: true, force: true });
      }
      Atomics.wait(pause, 0, 0, 100);
    }
  }
}
