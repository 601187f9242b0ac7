import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { powerShellError } from './errors.ts';
import { openExchange } from './exchange.ts';
import { asciiJson, type JsonValue } from './json.ts';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'exchange-test-'));
});
afterEach(() => rm(parent, { recursive: true }));

describe('the private folder', () => {
  it('takes each call under an id of its own, and forgets all of it', async () => {
    const exchange = await openExchange(parent);
    const ids = [await exchange.send('a'), await exchange.send('b')] as const;
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(ids).size).toBe(2);
    const [first, second] = ids;
    await writeFile(path.join(exchange.folder, `${first}.out.json`), '\uFEFF{}');
    expect(await exchange.receive(first)).toBe('{}');
    await exchange.forget(first);
    expect(await readdir(exchange.folder)).toEqual([`${second}.in.json`]);
    await exchange.close();
    expect(await readdir(parent)).toEqual([]);
  });

  // Windows knows no such modes; there the folder of the user decides.
  it.skipIf(process.platform === 'win32')('is nobody else’s to read', async () => {
    const exchange = await openExchange(parent);
    const file = path.join(exchange.folder, `${await exchange.send('secret')}.in.json`);
    expect((await stat(exchange.folder)).mode & 0o777).toBe(0o700);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ parameters: 'secret' });
  });
});

describe('asciiJson', () => {
  it('is printable ASCII that reads back exact', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('ä', '\u007f', '\u0080'));
    fc.assert(
      fc.property(fc.oneof(text, fc.array(text), fc.dictionary(text, text)), (value: JsonValue) => {
        const json = asciiJson(value);
        expect(json).toMatch(/^[ -~]*$/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('an error', () => {
  it('gives a reason that is endless in part', () => {
    expect(powerShellError('scriptError', 'x'.repeat(2000)).why).toBe('x'.repeat(2000));
    expect(powerShellError('scriptError', 'x'.repeat(9000)).why).toBe(`${'x'.repeat(2000)} ...`);
  });
});
