import { describe, expect, it } from 'vitest';
import { decodeAnsi } from './ansi.ts';
import { loadHostInputs } from './load-host.ts';
import { decodeFile, recognise } from './recognise.ts';

const header = 'Windows Registry Editor Version 5.00\r\n\u4e2d';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(header)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${header}`)],
    ['UTF-16 with a mark', utf16(`\uFEFF${header}`)],
    ['UTF-16 without one', utf16(header)],
    ['UTF-16, the other way round', utf16(`\uFEFF${header}`).swap16()],
  ])('%s', (_, bytes) => {
    expect(decodeFile(bytes)).toBe(header);
    expect(recognise(bytes)).toBe('reg');
  });

  it('is the one of Western Windows where it is no UTF-8', () => {
    expect(decodeFile(Buffer.from([0x22, 0xfc, 0x80, 0x92, 0x96, 0x9f, 0xa0, 0xff]))).toBe(
      '"\u00fc\u20ac\u2019\u2013\u0178\u00a0\u00ff',
    );
    // Every byte is a character of its own.
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(new Set(decodeAnsi(all)).size).toBe(256);
  });
});

describe('what goes wrong beside the content', () => {
  it('is a sentence where memory does not suffice, and thrown on where it is a mistake of ours', async () => {
    const failing = (error: Error) => {
      const read = async (): Promise<Uint8Array> => {
        throw error;
      };
      return loadHostInputs([{ name: 'F', read }]);
    };
    expect(await failing(new RangeError('Invalid array length'))).toMatchObject({
      ok: false,
      error: { file: 'F', problem: expect.stringContaining('memory') as unknown },
    });
    await expect(failing(new TypeError('ours'))).rejects.toThrow('ours');
  });

  it('is a sentence where there is no input', async () => {
    expect(await loadHostInputs([])).toMatchObject({
      ok: false,
      error: { problem: 'expected at least one file' },
    });
  });
});
