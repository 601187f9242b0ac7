import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderInputError } from './input-error.ts';
import { loadHost } from './load-host.ts';
import { polBytes } from './test-support/writers.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-limits-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function problemOf(content: Uint8Array | string): Promise<string> {
  const path = join(folder, 'input');
  writeFileSync(path, content);
  const result = await loadHost([path]);
  if (result.ok) throw new Error('was read');
  return renderInputError({ ...result.error, file: 'F' });
}

const deep = `SOFTWARE\\Policies\\VmmFirewallCompanion\\${'a\\'.repeat(600)}b`;

describe('limits of inputs', () => {
  it('refuses keys nested deeper than Windows allows, in each format', async () => {
    const pol = polBytes([{ key: deep, name: 'x', type: 'REG_SZ', value: 'y' }]);
    expect(await problemOf(pol)).toMatch(/^F, offset 0x8: .*512 levels/);
    const reg = `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\${deep}]\r\n`;
    expect(await problemOf(reg)).toMatch(/^F, line 3.*512 levels/);
  });

  it('refuses a JSON too large to be a snapshot, without parsing it', async () => {
    const large = `{"schemaVersion": 1, "x": "${'a'.repeat(70 * 1024 * 1024)}"}`;
    expect(await problemOf(large)).toContain('at most');
  });

  it('answers deep JSON with one sentence', async () => {
    const sentence = await problemOf(`{"schemaVersion":${'['.repeat(200_000)}`);
    expect(sentence.split('\n')).toHaveLength(1);
    expect(sentence).toMatch(/^F.*\.$/);
  });
});
