import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { runEngine } from '../../powershell-engine/run.ts';
import { scripts } from './host.ts';

const engine = requireEngine();
const script = path.join(import.meta.dirname, 'alone.ps1');
const args = ['-File', script, '-Module', path.join(scripts, 'Apply.psm1')];

describe.skipIf(engine === undefined)('one plan at a time', { timeout: 180_000 }, () => {
  /** Other tests on this computer have their turns: only who must be refused is not patient. */
  const tryAlone = async (seconds: string, ...more: string[]) => {
    if (engine === undefined) throw new Error('no engine');
    return (await runEngine(engine, [...args, '-Seconds', seconds, ...more])).stdout.trim();
  };

  /** A process that has the computer for itself, until its standard input ends. */
  async function holder() {
    if (engine === undefined) throw new Error('no engine');
    const child = spawn(engine.command, [...engine.args, ...args, '-Seconds', '60', '-Keep'], {
      env: { ...process.env, ...engine.environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  }

  it('is refused while another process has the computer, and let in afterwards', async () => {
    const other = await holder();
    expect(await tryAlone('1')).toBe(
      'Another plan is being carried out on this computer, and did not end within 1 s.',
    );
    const waiting = tryAlone('60');
    other.stdin.end();
    await once(other, 'close');
    expect(await waiting).toBe('in');
  });

  it('is let in where the other one dies with it in its hands', async () => {
    const other = await holder();
    const waiting = tryAlone('60');
    // Long enough for it to wait: then the system tells it that the other one is gone.
    await setTimeout(3000);
    other.kill('SIGKILL');
    expect(await waiting).toBe('in');
  });
});
