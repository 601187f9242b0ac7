import { chmodSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { requireOrSkip } from '../../test/support/requirements.ts';
import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { InputProblem, renderInputError } from './input-error.ts';
import { loadHost, readBytes } from './load-host.ts';
import { hasShared, readTable, shared, type Row } from './test-support/tables.ts';
import { polBytes, regText } from './test-support/writers.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function file(content: Uint8Array | string): string {
  written += 1;
  const path = join(folder, `input-${written}`);
  writeFileSync(path, content);
  return path;
}

async function load(...contents: (Uint8Array | string)[]): Promise<Snapshot> {
  const result = await loadHost(contents.map(file));
  if (!result.ok) throw new Error(renderInputError(result.error));
  return result.snapshot;
}

async function problem(path: string): Promise<string> {
  const result = await loadHost([path]);
  if (result.ok) throw new Error('was read');
  return renderInputError({ ...result.error, file: 'F' });
}

function keysOf(store: Snapshot['firewall']['local']): readonly RegistryKey[] {
  return isAvailable(store) ? store.keys : [];
}
/** Whether bytes are read, or refused in the expected way; anything else is thrown on. */
function outcome(bytes: Uint8Array): boolean {
  try {
    readBytes(bytes);
    return true;
  } catch (error) {
    if (error instanceof InputProblem) return error.message !== '';
    throw error;
  }
}

const keyAt = (keys: readonly RegistryKey[], path: string) => keys.find((key) => key.path === path);

const policy = 'SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
const row = (key: string, name: string, type: string, value = ''): Row => ({
  key,
  name,
  type,
  value,
});
const reg = (...lines: string[]): string =>
  ['Windows Registry Editor Version 5.00', '', ...lines].join('\r\n');
const localKey =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';

const real = requireOrSkip('real firewall policies (../shared/data)', hasShared);

describe.skipIf(!real)('real policies', () => {
  it('reads every rule of a netsh export', async () => {
    const { firewall } = await load(readFileSync(shared('wfw-export/firewall.wfw')));
    expect(keyAt(keysOf(firewall.local), 'FirewallRules')?.values).toHaveLength(412);
    expect(firewall.groupPolicy).toEqual({
      keys: [],
      assumedEmpty: 'a netsh export holds no group policy',
    });
  });

  for (const name of ['win10-1703', 'win7-sp1']) {
    for (const encoding of ['utf16le', 'utf8'] as const) {
      it(`reads ${name} back from a registry export in ${encoding}`, async () => {
        const rows = readTable(`${name}/firewall-keys.tsv`);
        const mark = encoding === 'utf16le' ? '\uFEFF' : '';
        const { firewall } = await load(Buffer.from(mark + regText(rows), encoding));
        const rulesKey =
          'controlset001\\services\\sharedaccess\\parameters\\firewallpolicy\\firewallrules';
        const expected = new Map(
          rows
            .filter(({ key }) => key.toLowerCase() === rulesKey)
            .map(({ name: id, value }) => [id.toLowerCase(), value]),
        );
        const rules = keyAt(keysOf(firewall.local), 'FirewallRules')?.values ?? [];
        expect(expected.size).toBeGreaterThan(300);
        expect(new Map(rules.map(({ name: id, data }) => [id.toLowerCase(), data]))).toEqual(
          expected,
        );
      });
    }
  }

  it('reads the settings of a GPO back', async () => {
    const rows = readTable('gpo-settings/registry.pol.tsv').filter(
      ({ name }) => !name.startsWith('**'),
    );
    const keys = keysOf((await load(polBytes(rows))).firewall.groupPolicy);
    const firewallRows = rows.filter(({ key }) => key.startsWith(policy));
    expect(firewallRows.length).toBeGreaterThan(10);
    for (const { key, name, value } of firewallRows) {
      const values = keyAt(keys, key.slice(policy.length + 1))?.values;
      expect(String(values?.find((entry) => entry.name === name)?.data)).toBe(value);
    }
  });
});

describe('a registry export', () => {
  it('understands every kind of value, deletes, comments and continued lines', async () => {
    const { firewall } = await load(
      reg(
        `[${localKey}\\FirewallRules] `,
        '; a comment',
        '@="default"',
        String.raw`"quoted \"name\""="a \\ \"b\""`,
        '"n"=dword:0000000A',
        '"q"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff',
        '"m"=hex(7):61,00,00,00,\\',
        '  62,00,00,00,00,00',
        '"x"=hex(2):25,00,00,00',
        '"none"=hex(0):',
        '"be"=hex(5):00,00,00,01',
        '"short"=hex(4):01',
        '"gone"="x"',
        '"GONE"=-',
        `[${localKey}\\PublicProfile\\Logging]`,
        `[-${localKey}\\publicprofile]`,
        `[${localKey}\\RestrictedServices\\Static]`,
        '"left"="out"',
      ),
    );
    expect(keysOf(firewall.local)).toEqual([
      {
        path: 'FirewallRules',
        values: [
          { name: '', type: 'REG_SZ', data: 'default' },
          { name: 'quoted "name"', type: 'REG_SZ', data: 'a \\ "b"' },
          { name: 'n', type: 'REG_DWORD', data: 10 },
          { name: 'q', type: 'REG_QWORD', data: '18446744073709551615' },
          { name: 'm', type: 'REG_MULTI_SZ', data: ['a', 'b'] },
          { name: 'x', type: 'REG_EXPAND_SZ', data: '%' },
          { name: 'none', type: 'REG_NONE', data: '' },
          { name: 'be', type: 'REG_DWORD_BIG_ENDIAN', data: '00000001' },
          { name: 'short', type: 'REG_UNKNOWN', data: '01' },
        ],
      },
    ]);
  });

  it('reads the older form in the ANSI code page', async () => {
    const text = `REGEDIT4\n[${localKey}\\FirewallRules]\n"\u00fc"=hex(2):fc,00\n`;
    const { firewall } = await load(Buffer.from(text, 'latin1'));
    expect(keyAt(keysOf(firewall.local), 'FirewallRules')?.values).toEqual([
      { name: '\u00fc', type: 'REG_EXPAND_SZ', data: '\u00fc' },
    ]);
    const dash = `REGEDIT4\n[${localKey}\\FirewallRules]\n"\u0096"=hex(2):96,00\n`;
    const { firewall: other } = await load(Buffer.from(dash, 'latin1'));
    expect(keyAt(keysOf(other.local), 'FirewallRules')?.values).toEqual([
      { name: '\u2013', type: 'REG_EXPAND_SZ', data: '\u2013' },
    ]);
  });

  it('takes the control set that Select names', async () => {
    const set = (name: string) => localKey.replace('CurrentControlSet', name);
    const lines = ['1', '2'].flatMap((n) => [
      `[${set(`ControlSet00${n}`)}]`,
      `"PolicyVersion"=dword:${n}`,
    ]);
    const select = ['[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]', '"Current"=dword:2'];
    const version = async (text: string) =>
      keysOf((await load(text)).firewall.local)[0]?.values[0]?.data;
    expect(await version(reg(...lines, ...select))).toBe(2);
    expect(await version(reg(...lines))).toBe(1);
  });

  it('names the line that is wrong', async () => {
    const bad = file(reg('[HKEY_LOCAL_MACHINE\\SOFTWARE]', '"a"=wrong'));
    expect(await problem(bad)).toBe(
      'F, line 4: expected a value: "text", dword:, hex:, hex(TYPE): or -.',
    );
  });
});

describe('several inputs', () => {
  it('lets a later registry.pol overwrite and delete, but a delete create nothing', async () => {
    const first = polBytes([
      row(`${policy}\\DomainProfile`, 'EnableFirewall', 'REG_DWORD', '1'),
      row(`${policy}\\DomainProfile`, 'Gone', 'REG_DWORD', '1'),
    ]);
    const later = polBytes([
      row(`${policy}\\domainprofile`, 'enablefirewall', 'REG_DWORD', '0'),
      row(`${policy}\\DomainProfile`, '**del.gone', 'REG_SZ', ' '),
      row(`${policy}\\DomainProfile`, '**soft.EnableFirewall', 'REG_DWORD', '1'),
      row(`${policy}\\PrivateProfile`, '**delvals.', 'REG_SZ', ' '),
      row(`${policy}\\PublicProfile`, '', 'REG_NONE'),
    ]);
    const { firewall } = await load(first, later);
    expect(firewall.groupPolicy).toEqual({
      keys: [
        { path: 'DomainProfile', values: [{ name: 'enablefirewall', type: 'REG_DWORD', data: 0 }] },
        { path: 'PublicProfile', values: [] },
      ],
    });
    expect(firewall.local).toEqual({
      keys: [],
      assumedEmpty: 'a registry.pol holds no local firewall policy',
    });
  });
});

describe('a snapshot', () => {
  it('is read as it is', async () => {
    const snapshot = emptySnapshot('not read');
    expect(await load(`\uFEFF${JSON.stringify(snapshot)}`)).toEqual(snapshot);
  });

  it('is refused with the path inside, or the line', async () => {
    const wrong = { ...emptySnapshot('x'), windows: { major: 'ten' } };
    expect(await problem(file(JSON.stringify(wrong)))).toMatch(
      /^F, \$\.windows\S*: not a snapshot: /,
    );
    expect(await problem(file('{\n "a": oops }'))).toMatch(
      /^F, line 2, offset \d+: expected valid JSON\.$/,
    );
  });
});

describe('bad files', () => {
  it('refuses a huge sparse file by its size', async () => {
    const path = file('regf');
    truncateSync(path, 2 ** 30);
    expect(await problem(path)).toBe('F: the file has 1024 MiB; at most 256 MiB are read.');
  });

  it('says what is wrong with a folder, a missing, an empty or a foreign file', async () => {
    expect(await problem(folder)).toBe('F: this is a folder; a file is expected.');
    expect(await problem(join(folder, 'none'))).toBe('F: there is no such file.');
    expect(await problem(file(''))).toBe('F: the file is empty.');
    expect(await problem(file('MZ\u0090'))).toMatch(/^F: expected a snapshot \(\.json\)/);
    expect(await problem(file(reg('[HKEY_CURRENT_USER\\x]')))).toMatch(
      /expected a firewall policy/,
    );
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says so when it may not read',
    async () => {
      const path = file('x');
      chmodSync(path, 0);
      expect(await problem(path)).toBe('F: no permission to read this file.');
    },
  );

  const sources: [string, () => Uint8Array][] = [
    [
      'registry export',
      () => Buffer.from(reg(`[${localKey}]`, '"a"="b"', '"c"=hex(7):61,00,\\', '  00,00')),
    ],
    [
      'registry.pol',
      () => polBytes([row(policy, 'a', 'REG_SZ', 'b'), row(policy, 'c', 'REG_DWORD', '1')]),
    ],
    ...(real
      ? [
          ['hive', () => readFileSync(shared('wfw-export/firewall.wfw'))] as [
            string,
            () => Uint8Array,
          ],
        ]
      : []),
  ];
  it.each(sources)('a damaged %s gives a sentence or a result, never another error', (_, make) => {
    const original = make();
    const edit = fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), fc.nat(original.length), (edits, cut) => {
        const bytes = Uint8Array.from(original.subarray(0, cut % 3 === 0 ? cut : original.length));
        for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte;
        expect(outcome(bytes)).toBe(true);
      }),
    );
  });
});
