import { describe, expect, it } from 'vitest';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import { renderInputError } from './input-error.ts';
import { loadHostInputs } from './load-host.ts';
import { polBytes, regText } from './test-support/writers.ts';

async function load(bytes: Uint8Array): Promise<{ error: string; notes: readonly string[] }> {
  const result = await loadHostInputs([{ name: 'F', read: async () => bytes }]);
  return result.ok
    ? { error: '', notes: result.notes }
    : { error: renderInputError(result.error), notes: [] };
}

const policyKey = 'CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';

describe('a snapshot that was cut off', () => {
  const whole = JSON.stringify({ ...emptySnapshot('not read'), note: 'ü\\"😀' }, null, 1);

  it.each([
    ['UTF-8', Buffer.from(whole)],
    ['UTF-16', Buffer.from(`\uFEFF${whole}`, 'utf16le')],
  ])('says so in %s, wherever it ends', async (encoding, bytes) => {
    for (let length = encoding === 'UTF-8' ? 1 : 4; length < bytes.length; length += 1) {
      const { error } = await load(bytes.subarray(0, length));
      expect(error, `${length} bytes`).toMatch(
        /^F, line \d+, offset \d+: the file ends too early, its JSON is not complete\.$/,
      );
    }
  });

  it('says where zeros begin that a crash left', async () => {
    const bytes = Buffer.concat([Buffer.from('{"firewall":\n  {'), Buffer.alloc(4096)]);
    expect((await load(bytes)).error).toMatch(/^F, line 2, offset 16: the file ends too early/);
  });
});

describe('a registry export that was cut off', () => {
  const whole = regText([
    { key: policyKey, name: 'a', type: 'REG_SZ', value: 'te\\x"t' },
    { key: policyKey, name: 'b', type: 'REG_DWORD', value: '4096' },
    {
      key: policyKey,
      name: 'c',
      type: 'REG_BINARY',
      value: 'forty bytes, so that a second line begins',
    },
    { key: `${policyKey}\\FirewallRules`, name: 'd', type: 'REG_SZ', value: 'v2.0|' },
  ]);

  it('is told where it can be seen, and as one that may be everywhere else', async () => {
    expect(await load(Buffer.from(whole))).toEqual({ error: '', notes: [] });
    const answers = await Promise.all(
      Array.from(whole, (_, length) => whole.slice(0, length))
        // Between two keys of an export there is an empty line as well.
        .filter(
          (text) =>
            text.includes('"a"') && !text.endsWith('\r\n\r\n') && text.length < whole.length - 2,
        )
        .map(async (text) => load(Buffer.from(text))),
    );
    const told = /^F, line \d+: expected .*(a value.*|but the file ends)\.$|^F: .*cut off/;
    expect(
      answers
        .map(({ error, notes }) => error + notes.join('\n'))
        .filter((text) => !told.test(text)),
    ).toEqual([]);
  });

  it('names the line of the value that is not whole', async () => {
    const cut = async (end: string) =>
      (await load(Buffer.from(whole.slice(0, whole.indexOf(end))))).error;
    expect(await cut('x\\"t"')).toBe(
      'F, line 5: expected a closing quotation mark, but the file ends.',
    );
    expect(await cut('00001000')).toBe(
      'F, line 6: expected 1 to 8 hexadecimal digits after dword:, but the file ends.',
    );
    expect(await cut('6f,72,74')).toMatch(/^F, line 7: expected the next byte, but the file ends/);
  });
});

describe('a registry.pol that was cut off', () => {
  const key = 'SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
  const rows = ['a', 'b'].map((name) => ({ key, name, type: 'REG_SZ', value: 'text' }));
  const [one, whole] = [polBytes(rows.slice(0, 1)), polBytes(rows)];

  it('says so with the offset, wherever it ends inside an entry', async () => {
    for (let length = one.length + 1; length < whole.length; length += 1) {
      const { error } = await load(whole.subarray(0, length));
      expect(error, `${length} bytes`).toMatch(/^F, offset 0x[0-9a-f]+: expected .+\.$/);
    }
  });
});
