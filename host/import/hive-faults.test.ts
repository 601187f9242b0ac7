import { describe, expect, it } from 'vitest';
import { readHive } from './hive.ts';
import { HiveWriter } from './test-support/hive-writer.ts';

/** A firewall policy with one rule; where its cells are, to be damaged. */
function hiveOfOneRule() {
  const hive = new HiveWriter();
  const text = Buffer.from('v2.10|', 'utf16le');
  const data = hive.cell(text);
  const value = hive.text('id', text.length, data);
  const rules = hive.key('FirewallRules', undefined, [value]);
  const list = hive.list('lf', [rules]);
  const file = hive.file(hive.key('root', list));
  /** The content of a cell begins behind its size. */
  const contentOf = (offset: number) => 4096 + offset + 4;
  return { file, data, value, rules, list, contentOf };
}

const valuesOf = (file: Uint8Array) =>
  readHive(file).changes.flatMap((change) => (change.kind === 'value' ? [change.value] : []));

describe('a hive', () => {
  it('is read where nothing is wrong with it, without a remark', () => {
    const { file } = hiveOfOneRule();
    expect(valuesOf(file)).toEqual([{ name: 'id', type: 'REG_SZ', data: 'v2.10|' }]);
    expect(readHive(file)).toMatchObject({ kind: 'netsh-export', notes: [] });
  });

  it('that Windows was writing may lack its last changes', () => {
    const { file } = hiveOfOneRule();
    file.writeUInt32LE(7, 4);
    file.writeUInt32LE(6, 8);
    expect(readHive(file).notes).toEqual([expect.stringContaining('may be missing')]);
    file.writeUInt32LE(7, 8);
    expect(readHive(file).notes).toEqual([]);
  });

  it('has names of keys and values in UTF-16 too, and values without one', () => {
    const { file, value, rules, contentOf } = hiveOfOneRule();
    file.writeUInt16LE(0, contentOf(value) + 16);
    expect(valuesOf(file)).toEqual([{ name: '\u6469', type: 'REG_SZ', data: 'v2.10|' }]);
    file.writeUInt16LE(0, contentOf(value) + 2);
    expect(valuesOf(file)).toEqual([{ name: '', type: 'REG_SZ', data: 'v2.10|' }]);
    file.writeUInt16LE(0, contentOf(rules) + 2);
    expect(() => readHive(file)).toThrow('this is another registry hive');
  });

  it.each<[string, (hive: ReturnType<typeof hiveOfOneRule>) => void, string]>([
    [
      'a value cell that is none',
      ({ file, value, contentOf }) => file.write('xx', contentOf(value)),
      'expected a value cell (vk)',
    ],
    [
      'a key cell that is none',
      ({ file, rules, contentOf }) => file.write('xx', contentOf(rules)),
      'expected a key cell (nk)',
    ],
    [
      'a list of keys that is none',
      ({ file, list, contentOf }) => file.write('xx', contentOf(list)),
      'expected a list of keys',
    ],
    [
      'a free cell',
      ({ file, data, contentOf }) => file.writeInt32LE(16, contentOf(data) - 4),
      'expected an allocated cell',
    ],
    [
      'a cell that ends behind the hive',
      ({ file, data, contentOf }) => file.writeInt32LE(-0x10_0000, contentOf(data) - 4),
      'expected an allocated cell that ends inside the hive',
    ],
    [
      'data longer than its cell',
      ({ file, value, contentOf }) => file.writeUInt32LE(1000, contentOf(value) + 4),
      'expected the data of a value of at least 1000 bytes',
    ],
    [
      'five bytes kept in the value',
      ({ file, value, contentOf }) => file.writeUInt32LE(0x8000_0005, contentOf(value) + 4),
      'at most 4 bytes',
    ],
    [
      'data outside the hive',
      ({ file, value, contentOf }) => file.writeUInt32LE(0x7fff_fff8, contentOf(value) + 8),
      'which lies outside the hive',
    ],
    [
      'a name longer than its cell',
      ({ file, value, contentOf }) => file.writeUInt16LE(9999, contentOf(value) + 2),
      'expected a value cell of at least 10019 bytes',
    ],
    [
      'more values than a list holds',
      ({ file, rules, contentOf }) => file.writeUInt32LE(500, contentOf(rules) + 0x24),
      'a list of 500 entries',
    ],
    [
      'a header that promises more',
      ({ file }) => file.writeUInt32LE(file.length, 0x28),
      'its header promises',
    ],
  ])('with %s is refused', (_, damage, problem) => {
    const hive = hiveOfOneRule();
    damage(hive);
    expect(() => readHive(hive.file)).toThrow(problem);
  });

  it('that is cut off is refused, wherever that is', () => {
    const { file } = hiveOfOneRule();
    for (const length of [0, 4, 4095, 4096, file.length - 1])
      expect(() => readHive(file.subarray(0, length))).toThrow(/ends here|cut off here/);
  });
});
