import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireEngine } from './engine.ts';
import { parseScripts } from './parse-script.ts';

const engine = requireEngine();
const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-parse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(engine)('parseScripts', () => {
  it('finds each thing on its line and nothing else', async () => {
    if (!engine) throw new Error('no engine');
    const file = path.join(folder, 'bad.ps1');
    const lines = [
      ['$a = $b ? 1 : 2', 'newer-than-5.1'],
      ['$a = $b ?? 1', 'newer-than-5.1'],
      ['$a ??= 1', 'newer-than-5.1'],
      ['$a = ${b}?.Length', 'newer-than-5.1'],
      ['Get-Date && Get-Date', 'newer-than-5.1'],
      ['1 | ForEach-Object -Parallel { $_ }', 'newer-than-5.1'],
      ['function f { clean { $null } }', 'newer-than-5.1'],
      ['$a = $IsWindows', 'newer-than-5.1'],
      ['Set-Content -LiteralPath x -Value y -Encoding utf8NoBOM', 'newer-than-5.1'],
      ['gci x', 'alias'],
      ['Invoke-Expression $a', 'invoke-expression'],
      ["Get-NetFirewallRule -Name 'x'", 'unqualified'],
      ['# caf\u00e9', 'not-ascii'],
      ["NetSecurity\\Get-NetFirewallRule -Name 'x'", undefined],
      ['& $program /query', undefined],
      ['foreach ($x in 1, 2) { if ($x -gt 1) { [string]$x } }', undefined],
    ] as const;
    writeFileSync(file, lines.map(([text]) => `${text}\n`).join(''));
    const found = await parseScripts(engine, [file]);
    expect(found.map(({ line, rule }) => [line, rule])).toEqual(
      expect.arrayContaining(lines.flatMap(([, rule], i) => (rule ? [[i + 1, rule]] : []))),
    );
    expect(found).toHaveLength(lines.filter(([, rule]) => rule).length);
  });

  it('finds parse errors', async () => {
    if (!engine) throw new Error('no engine');
    const file = path.join(folder, 'broken.ps1');
    writeFileSync(file, 'if ($a) {\n');
    expect(await parseScripts(engine, [file])).toMatchObject([{ rule: 'parse-error', path: file }]);
  });

  it('finds nothing in what the product ships', async () => {
    if (!engine) throw new Error('no engine');
    const scripts = path.join(import.meta.dirname, '../../assets/powershell');
    const files = readdirSync(scripts).filter((name) => /\.ps(m|d)?1$/.test(name));
    expect(files.length).toBeGreaterThan(0);
    expect(
      await parseScripts(
        engine,
        files.map((name) => path.join(scripts, name)),
      ),
    ).toEqual([]);
  });
});
