import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mistakeInEnglish } from '../../core/flaw/english-flaws.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import { noPolicy, policyPath, policySettings, policyValues } from './policy-settings.ts';
import { defaultSettings } from './settings.ts';

const flows = () => new Set(['a-flow']);
function of(...appPolicy: RegistryKey[]) {
  const policy = policySettings({ ...emptySnapshot('not read'), appPolicy }, flows);
  const { mistakes, ...read } = policy;
  return {
    ...read,
    problems: mistakes.map((mistake) => `${mistake.path}: ${mistakeInEnglish(mistake)}.`),
  };
}
const read = (...values: RegistryValue[]) => of({ path: '', values });
const lines = (name: string, ...data: string[]): RegistryValue => ({
  name,
  type: 'REG_MULTI_SZ',
  data,
});
const exception = (more: object = {}) =>
  JSON.stringify({ flow: 'a-flow', reason: 'Agreed', who: 'Ops', ...more });

describe('what policy says', () => {
  it('has a value for every setting', () => {
    expect(Object.keys(policyValues).sort()).toEqual(
      [...Object.keys(defaultSettings), 'startAtLogin'].sort(),
    );
  });

  it('is described for administrators, every value with its type', () => {
    const page = readFileSync('docs/policy.md', 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)` \| (REG_\w+) \|/gm)].map(([, name, type]) => ({
      name,
      type,
    }));
    expect(rows).toEqual(Object.values(policyValues));
  });

  it('locks each setting by its value', () => {
    const { values, startAtLogin, locked, problems } = read(
      { name: 'CheckIntervalMinutes', type: 'REG_DWORD', data: 15 },
      { name: 'THEME', type: 'REG_SZ', data: 'dark' },
      { name: 'Language', type: 'REG_SZ', data: 'de' },
      { name: 'Notifications', type: 'REG_DWORD', data: 0 },
      { name: 'StartAtLogin', type: 'REG_DWORD', data: 0 },
      { name: 'Release', type: 'REG_SZ', data: '2022' },
      lines('Roles', 'hyperv-host', '', ' library-server '),
      lines('Features', 'live-migration'),
      lines('Peers', 'console = 10.0.5.7;10.0.6.0/24', '', 'console=fe80::1'),
      lines('Exceptions', exception({ host: 'HV*', direction: 'in', expires: '2027-01-31' }), ''),
    );
    expect(problems).toEqual([]);
    expect(startAtLogin).toBe(false);
    expect(values).toEqual({
      checkIntervalMinutes: 15,
      theme: 'dark',
      language: 'de',
      notifications: false,
      release: '2022',
      roles: ['hyperv-host', 'library-server'],
      features: ['live-migration'],
      peers: { console: ['10.0.5.7', '10.0.6.0/24', 'fe80::1'] },
      exceptions: [
        {
          flow: 'a-flow',
          host: 'HV*',
          direction: 'in',
          reason: 'Agreed',
          who: 'Ops',
          expires: '2027-01-31',
        },
      ],
    });
    expect(Object.keys(locked).sort()).toEqual(Object.keys(policyValues).sort());
    expect(locked.exceptions).toBe(`${policyPath}\\Exceptions`);
  });

  const wrongs: readonly (readonly [RegistryValue, RegExp])[] = [
    [{ name: 'Theme', type: 'REG_SZ', data: 'pink' }, /Theme: pink is none of system, light, dark/],
    [{ name: 'CheckIntervalMinutes', type: 'REG_SZ', data: '5' }, /is a REG_SZ, not a REG_DWORD/],
    [
      { name: 'CheckIntervalMinutes', type: 'REG_DWORD', data: 0 },
      /CheckIntervalMinutes: it is less than 1/,
    ],
    [{ name: 'Notifications', type: 'REG_DWORD', data: 7 }, /Notifications: it is neither 0 nor 1/],
    [{ name: 'StartAtLogin', type: 'REG_DWORD', data: 2 }, /StartAtLogin: it is neither 0 nor 1/],
    [{ name: 'Roles', type: 'REG_SZ', data: 'hyperv-host' }, /Roles: it is a REG_SZ/],
    [lines('Roles', 'hyperv-hsot'), /Roles: entry 1: hyperv-hsot is none of/],
    [lines('Peers', 'console=10.0.5.7', 'hyperv-host 10.0.5.8'), /Peers: line 2: a role/],
    [lines('Peers', 'console='), /Peers: line 1: no address is given for console/],
    [lines('Peers', 'konsole=10.0.5.7'), /Peers: .*konsole/],
    [lines('Peers', 'constructor=10.0.5.7'), /Peers: .*constructor/],
    [lines('Peers', 'console=10.0.5.777'), /Peers: console, entry 1: 10.0.5.777 is no address/],
    [lines('Exceptions', exception(), '{"flow":'), /Exceptions: line 2: JSON was expected/],
    [lines('Exceptions', exception({ flow: 'no-flow' })), /line 1: there is no flow no-flow/],
    [lines('Exceptions', exception({ who: '' })), /line 1: who: it is empty/],
    [lines('Exceptions', exception({ expires: 'soon' })), /line 1: expires: a day/],
    [
      lines('Exceptions', exception({ until: '2027-01-31' })),
      /line 1: there is no until here, only flow/,
    ],
    [{ name: 'Them\u202Ee\n', type: 'REG_SZ', data: 'dark' }, /Them e : this program has no such/],
    [{ name: '', type: 'REG_SZ', data: 'dark' }, /\(Default\): this program has no such setting/],
  ];
  it.each(wrongs)('is told with its path and locks nothing where it is wrong: %j', (value, why) => {
    const { locked, values, startAtLogin, problems } = read(value);
    expect({ locked, values, startAtLogin }).toEqual({
      locked: {},
      values: {},
      startAtLogin: null,
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(why);
    expect(problems[0]?.startsWith(`${policyPath}\\`)).toBe(true);
  });

  it('is told where it stands in a key that nothing reads', () => {
    const theme: RegistryValue = { name: 'Theme', type: 'REG_SZ', data: 'dark' };
    const { locked, problems } = of({ path: '', values: [] }, { path: 'Ui', values: [theme] });
    expect(locked).toEqual({});
    expect(problems).toEqual([`${policyPath}\\Ui\\Theme: this program has no such setting.`]);
  });

  it('is nothing where policy could not be read', () => {
    expect(policySettings(emptySnapshot('not read'), flows)).toEqual(noPolicy);
  });
});
