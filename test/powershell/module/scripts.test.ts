import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { runEngine } from '../../powershell-engine/run.ts';
import { scripts } from './host.ts';

const engine = requireEngine();
const here = import.meta.dirname;

describe.skipIf(engine === undefined)('scripts', { timeout: 120_000 }, () => {
  async function run(script: string, args: string[], environment: Record<string, string> = {}) {
    if (engine === undefined) throw new Error('no engine');
    const result = await runEngine(
      engine,
      ['-File', path.join(here, script), ...args],
      environment,
    );
    expect(result.stderr).toBe('');
    return JSON.parse(result.stdout) as unknown; // compared as a whole below
  }

  it('parse, keep the house rules and use nothing newer than 5.1', async () => {
    expect(await run('inspect.ps1', ['-Folder', scripts])).toEqual({ findings: [], scripts: 13 });
  });

  it('notice what breaks the rules', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-inspect-'));
    writeFileSync(
      path.join(folder, 'Bad.ps1'),
      'function Do-It { $x = $a ? 1 : 2; Get-Date }\ngci \u00e9\n',
    );
    const result = await run('inspect.ps1', ['-Folder', folder]);
    rmSync(folder, { recursive: true });
    const text = JSON.stringify(result);
    for (const found of [
      'no help',
      'not ASCII',
      'no strict mode',
      'newer than 5.1',
      'qualified: gci',
      'Do-It: verb',
    ]) {
      expect(text).toContain(found);
    }
  });

  it('refuse a result folder that is a link, or has one in it', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-own-'));
    const [target, plain, link] = ['target', 'plain', 'link'].map((name) =>
      path.join(folder, name),
    );
    if (target === undefined || plain === undefined || link === undefined) throw new Error();
    mkdirSync(target);
    mkdirSync(plain);
    symlinkSync(target, link, 'junction');
    const messageOf = async (place: string) => {
      const module = path.join(scripts, 'Machine.psm1');
      const said = await run('own-folder.ps1', ['-Folder', place, '-Module', module]);
      return JSON.stringify(said);
    };
    expect(await messageOf(link)).toContain('link is a link to another place');
    expect(await messageOf(plain)).not.toContain('link');
    symlinkSync(target, path.join(plain, 'journal.jsonl'), 'junction');
    expect(await messageOf(plain)).toContain('journal.jsonl is a link to another place');
    rmSync(folder, { recursive: true });
  });

  it('read a registry export exactly in Constrained Language Mode', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-reg-'));
    const file = path.join(folder, 'a.reg');
    const lines = [
      'Windows Registry Editor Version 5.00',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]',
      '@="default"',
      '"Quote\\"d\\\\name"="C:\\\\x \\"y\\" \u4e2d\u{1f600}"',
      '"Number"=dword:fffffffe',
      '"Big"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff',
      '"Expand"=hex(2):25,00,41,00,25,00,\\',
      '  5c,00,62,00,00,00',
      '"Many"=hex(7):61,00,00,00,62,00,63,00,00,00,00,00',
      '"Bytes"=hex:00,FF,\\',
      '  10',
      '"Nothing"=hex(0):',
      '"Short"=hex(4):01,02',
      '"Lines"="one',
      'two=3"',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\B]',
      '',
    ];
    writeFileSync(file, `\uFEFF${lines.join('\r\n')}`, 'utf16le');
    const read = await run(
      'registry-text.ps1',
      [
        '-File',
        file,
        '-Root',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\A',
        '-Module',
        path.join(scripts, 'RegistryText.psm1'),
      ],
      { VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage', VMM_ENGINE_DIALECT: '7' },
    );
    rmSync(folder, { recursive: true });
    expect(read).toEqual({
      mode: 'ConstrainedLanguage',
      keys: [
        {
          path: '',
          values: [
            { name: '', type: 'REG_SZ', data: 'default' },
            { name: 'Quote"d\\name', type: 'REG_SZ', data: 'C:\\x "y" \u4e2d\u{1f600}' },
            { name: 'Number', type: 'REG_DWORD', data: 4294967294 },
            { name: 'Big', type: 'REG_QWORD', data: '18446744073709551615' },
            { name: 'Expand', type: 'REG_EXPAND_SZ', data: '%A%\\b' },
            { name: 'Many', type: 'REG_MULTI_SZ', data: ['a', 'bc'] },
            { name: 'Bytes', type: 'REG_BINARY', data: '00ff10' },
            { name: 'Nothing', type: 'REG_NONE', data: '' },
            { name: 'Short', type: 'REG_UNKNOWN', data: '0102' },
            { name: 'Lines', type: 'REG_SZ', data: 'one\r\ntwo=3' },
          ],
        },
        { path: 'B', values: [] },
      ],
    });
  });
});
