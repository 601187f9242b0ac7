import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../app/catalogue.ts';
import { planOf } from '../../app/remediation/plan-of.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import {
  collectFrom,
  localRules,
  mayChangeThisComputer,
  openThisComputer,
  timeoutMs,
} from './this-computer.ts';

/** A value of the registry that locks PowerShell down in every process started after it is there. */
interface Lock {
  readonly key: string;
  readonly name: string;
  readonly type: 'REG_SZ' | 'REG_DWORD';
  readonly data: string;
}

const allSigned = 'AllSigned';
const policies = ['Windows\\PowerShell', 'PowerShellCore'];
const locks: Readonly<Record<string, readonly Lock[]>> = {
  'Constrained Language Mode': [
    {
      key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
      name: '__PSLockdownPolicy',
      type: 'REG_SZ',
      data: '4',
    },
  ],
  // By policy, which no argument of the command line overrides.
  [allSigned]: policies.flatMap((product): Lock[] => {
    const key = `HKLM\\SOFTWARE\\Policies\\Microsoft\\${product}`;
    return [
      { key, name: 'EnableScripts', type: 'REG_DWORD', data: '1' },
      { key, name: 'ExecutionPolicy', type: 'REG_SZ', data: 'AllSigned' },
    ];
  }),
};
const reg = (...args: string[]) => execFileSync('reg.exe', args, { stdio: 'pipe' });
const setLocks = (list: readonly Lock[]) =>
  list.forEach(({ key, name, type, data }) =>
    reg('add', key, '/v', name, '/t', type, '/d', data, '/f', '/reg:64'),
  );
const removeLocks = (list: readonly Lock[]) =>
  list.forEach(({ key, name }) => reg('delete', key, '/v', name, '/f', '/reg:64'));

const emptyPlan = ({ host }: Snapshot) =>
  planOf([], {
    id: 'lockdown-test',
    now: new Date(),
    host: isAvailable(host) ? host.name : '',
    catalogue: loadCatalogue('vmm-2022'),
    tool: 'test',
  });

const may = mayChangeThisComputer('PowerShell locked down');
describe.runIf(may).each(Object.entries(locks))(
  'under %s',
  { timeout: 8 * timeoutMs },
  (name, list) => {
    let usual: Snapshot | undefined;
    beforeAll(async () => {
      const before = openThisComputer();
      usual = await collectFrom(before);
      await before.close();
      setLocks(list);
    }, 4 * timeoutMs);
    afterAll(() => removeLocks(list));

    const withLive = async (use: (live: LiveHost) => Promise<void>) => {
      const live = openThisComputer();
      try {
        await use(live);
      } finally {
        await live.close();
      }
    };

    it('reads the same rules, and says in which mode', () =>
      withLive(async (live) => {
        const now = await collectFrom(live);
        if (usual === undefined) throw new Error('not read before');
        expect(localRules(now)).toEqual(localRules(usual));
        const mode = name === allSigned ? 'FullLanguage' : 'ConstrainedLanguage';
        expect(now.collection).toMatchObject({ languageMode: mode });
      }));

    it.runIf(name !== allSigned)('changes nothing, and says why', () =>
      withLive(async (live) => {
        const tried = await live.tryPlan(emptyPlan(await collectFrom(live)), { timeoutMs });
        expect(tried).toMatchObject({ ok: true, value: { outcome: 'refused' } });
        expect(JSON.stringify(tried)).toContain('Constrained Language Mode');
      }),
    );

    it.runIf(name === allSigned)('asks nobody in vain for a script that is not signed', () =>
      withLive(async (live) => {
        const options = { timeoutMs, manualScript: '' };
        const { outcome } = await live.apply(emptyPlan(await collectFrom(live)), false, options);
        expect(outcome).toMatchObject({ kind: 'scriptsForbidden' });
      }),
    );
  },
);
