import { spawn } from 'node:child_process';
import type { TestEngine } from './test-engine.ts';

export interface EngineRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/**
 * Runs the engine to its end, for tests of scripts that need no session.
 * @param args e.g. `['-File', path, '-PlanPath', plan]`
 * @param input what standard input holds; it is closed after it
 */
export function runEngine(
  engine: TestEngine,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<EngineRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(engine.command, [...engine.args, ...args], {
      env: { ...process.env, ...engine.environment, ...environment },
      stdio: 'pipe',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ stdout, stderr, exitCode }));
  });
}
