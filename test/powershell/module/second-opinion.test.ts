import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { runEngine } from '../../powershell-engine/run.ts';
import { scripts } from './host.ts';

const engine = requireEngine();
const kinds = [
  'Rule',
  'PortFilter',
  'AddressFilter',
  'ApplicationFilter',
  'ServiceFilter',
  'InterfaceFilter',
  'InterfaceTypeFilter',
  'SecurityFilter',
];
const why = { unavailable: 'NetSecurity: The service is not running.' };

describe.skipIf(engine === undefined)('second opinion', { timeout: 60_000 }, () => {
  async function opinionWhere(failing: string): Promise<unknown> {
    if (engine === undefined) throw new Error('no engine');
    const script = path.join(import.meta.dirname, 'failing-net-security.ps1');
    const module = path.join(scripts, 'SecondOpinion.psm1');
    const run = await runEngine(engine, ['-File', script, '-Module', module], {
      VMM_FAKE_FAILING: failing,
    });
    expect(run.stderr).toBe('');
    return JSON.parse(run.stdout);
  }

  it.each(kinds)('has no list where Get-NetFirewall%s reported an error', async (kind) => {
    expect(await opinionWhere(kind)).toEqual({ PersistentStore: why, RSOP: why, profiles: [] });
  });

  it('has no profiles where asking for them reported an error', async () => {
    expect(await opinionWhere('Profile')).toMatchObject({ RSOP: { rules: [] }, profiles: why });
  });
});
