import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modulesIn } from './script-files.ts';
import { openSession } from './session.ts';
import { sessionEngine } from './test-support/engine-session.ts';

const folder = fileURLToPath(new URL('../../assets/powershell', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.psm1'))
  .map((file) => path.basename(file, '.psm1'));
const engine = sessionEngine({});

describe('the modules of the program', () => {
  it.runIf(engine)('come through standard input whole, where scripts are forbidden', async () => {
    const forbidding = sessionEngine({ VMM_ENGINE_MACHINE_POLICY: 'Restricted' });
    if (!forbidding) throw new Error('no engine');
    const noise: unknown[] = [];
    const session = openSession({
      engine: forbidding,
      modules: names,
      loadScript: modulesIn(folder),
      onNoise: (_script, heard) => noise.push(heard),
    });
    const script = {
      name: 'list',
      text: `@{ names = @(Microsoft.PowerShell.Core\\Get-Module | Microsoft.PowerShell.Core\\ForEach-Object { $_.Name }) }`,
    };
    const schema = z.object({ names: z.array(z.string()) });
    const result = await session.run(script, null, { schema, timeoutMs: 25_000 });
    await session.close();
    expect(names).toContain('Collect');
    expect(result.ok ? result.value.names : result.error).toEqual(expect.arrayContaining(names));
    expect(noise).toEqual([]);
  });

  it('are found by their name only', async () => {
    const load = modulesIn(folder);
    await expect(load('../powershell/Collect')).rejects.toThrow('names no module');
    await expect(load('Nothing')).rejects.toThrow('ENOENT');
  });
});
