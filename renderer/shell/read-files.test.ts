import { describe, expect, it } from 'vitest';
import { readFiles } from './read-files.ts';

/** A file that says its size without having it. */
const sized = (name: string, size: number) =>
  Object.defineProperty(new File(['x'], name), 'size', { value: size });
const megabyte = 1024 * 1024;

describe('readFiles', () => {
  it('gives names and bytes, whatever the bytes are', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    const [read] = await readFiles([new File([bytes], 'policy.wfw')]);
    expect(read?.name).toBe('policy.wfw');
    expect(Uint8Array.from(atob(read?.base64 ?? ''), (letter) => letter.charCodeAt(0))).toEqual(
      bytes,
    );
  });

  it.each([
    ['nothing', [], 'Nothing was given that can be opened.'],
    ['very many', Array.from({ length: 21 }, () => new File([], 'x')), 'More than 20 files'],
    ['a large one', [sized('a.reg', 65 * megabyte)], 'a.reg has more than 64 MB'],
    ['large ones', ['a', 'b', 'c'].map((name) => sized(name, 50 * megabyte)), 'more than 128 MB'],
  ])('refuses %s in one sentence', async (_what, files, sentence) => {
    await expect(readFiles(files)).rejects.toThrow(sentence);
  });

  it('names what cannot be read, such as a folder', async () => {
    const folder = new File([], 'exports');
    folder.arrayBuffer = () => Promise.reject(new Error('NotFoundError'));
    await expect(readFiles([folder])).rejects.toThrow('exports could not be read. Of a folder,');
  });
});
