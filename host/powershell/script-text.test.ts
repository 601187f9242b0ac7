import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSession, type SessionOptions } from './session.ts';

/** No program: what is wrong here is found before one is started. */
const engine = { executable: '/nowhere/powershell', workingFolder: os.tmpdir(), environment: {} };

async function kindAndReason(options: Partial<SessionOptions>) {
  const session = openSession({ engine, loadScript: async (name) => name, ...options });
  const result = await session.run('any', null, { schema: z.unknown(), timeoutMs: 20_000 });
  await session.close();
  return result.ok ? undefined : [result.error.kind, result.error.why];
}

describe('the text of a script', () => {
  it('is ASCII or not sent', async () => {
    expect(await kindAndReason({ loadScript: async () => 'echo\n# ä' })).toEqual([
      'scriptNotAscii',
      'any, line 2',
    ]);
  });

  it('may be missing', async () => {
    const loadScript = () => Promise.reject(new Error('ENOENT'));
    expect(await kindAndReason({ loadScript })).toEqual(['scriptMissing', 'any: Error: ENOENT']);
  });

  it('needs a private folder to run', async () => {
    const told = await kindAndReason({ temporaryFolder: '/nowhere' });
    expect(told?.[0]).toBe('exchangeFailed');
  });

  it('of a module is held to the same, and is not left out where it is missing', async () => {
    const loadScript = (name: string) =>
      name === 'any' ? Promise.resolve(name) : Promise.reject(new Error('ENOENT'));
    expect(await kindAndReason({ loadScript, modules: ['Plan'] })).toEqual([
      'scriptMissing',
      'Plan: Error: ENOENT',
    ]);
  });
});
