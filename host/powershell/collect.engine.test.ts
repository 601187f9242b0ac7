import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requireEngine } from '../../test/powershell-engine/engine.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { collectModules, collectSnapshot } from './collect.ts';
import { modulesIn } from './script-files.ts';
import { openSession } from './session.ts';
import { sessionEngine } from './test-support/engine-session.ts';

const folder = fileURLToPath(new URL('../../assets/powershell', import.meta.url));

describe.runIf(requireEngine()?.isStandIn === true)('collectSnapshot', () => {
  it('gives a snapshot even where there is no Windows: each part says that it could not be read', async () => {
    const engine = sessionEngine({});
    if (!engine) throw new Error('no engine');
    const session = openSession({ engine, modules: collectModules, loadScript: modulesIn(folder) });
    const parts: string[] = [];
    const result = await collectSnapshot(session, {
      timeoutMs: 25_000,
      onProgress: ({ part }) => parts.push(part),
    });
    await session.close();
    if (!result.ok) throw new Error(`${result.error.what} ${result.error.why}`);
    const { host, services, listeners } = result.value;
    expect([host, services, listeners].map((part) => isAvailable(part))).toEqual([
      false,
      false,
      false,
    ]);
    expect(parts[0]).toBe('host');
    expect(parts.at(-1)).toBe('done');
  });
});
