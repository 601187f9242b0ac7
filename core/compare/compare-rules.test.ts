import { describe, expect, it } from 'vitest';
import { indexKeys } from '../firewall/policy/settings.ts';
import type { RegistryValue } from '../snapshot/registry.ts';
import { compareRules } from './compare-rules.ts';

const text = (name: string, data: string): RegistryValue => ({ name, type: 'REG_SZ', data });
const compare = (before: readonly RegistryValue[], after: readonly RegistryValue[]) =>
  compareRules(
    'local',
    indexKeys([{ path: 'FirewallRules', values: [...before] }]),
    indexKeys([{ path: 'FirewallRules', values: [...after] }]),
  );

describe('the rules of two states', () => {
  it('are told by id, each as it is now, with its name as it is now', () => {
    const before = [text('B', 'v2.1|Name=old|'), text('gone', 'v2.1|Name=was|Name=other|')];
    const after = [text('new', 'v2.1|name=is|'), text('b', 'v2.1|Name=now|')];
    expect(compare(before, after).map(({ id, change, name }) => [id, change, name])).toEqual([
      ['b', 'changed', 'now'],
      ['gone', 'removed', 'was'],
      ['new', 'added', 'is'],
    ]);
    expect(compare(before, after)[0]).toMatchObject({
      before: 'v2.1|Name=old|',
      after: 'v2.1|Name=now|',
      fields: [{ key: 'Name', before: ['old'], after: ['now'] }],
    });
  });

  it('are in the order of their ids as written', () => {
    const after = ['b', 'A', 'a0', 'C'].map((id) => text(id, 'v2.1|'));
    expect(compare([], after).map(({ id }) => id)).toEqual(['A', 'C', 'a0', 'b']);
  });

  it('are the same whatever the case of their ids and the order of their fields', () => {
    expect(compare([text('R', 'v2.1|A=1|B=2|B=3|')], [text('r', 'v2.1|B=3|b=2|A=1|')])).toEqual([]);
    expect(compare([text('R', 'v2.1|B=2|')], [text('R', 'v2.1|B=2|B=2|')])).toHaveLength(1);
  });

  it('show a value that is no rule with its type, so that it is not taken for one', () => {
    const list: RegistryValue = { name: 'R', type: 'REG_MULTI_SZ', data: ['v2.1|', 'x'] };
    expect(compare([text('R', 'v2.1|; x')], [list])).toMatchObject([
      { change: 'changed', after: '(REG_MULTI_SZ) v2.1|; x' },
    ]);
    expect(compare([], [{ name: 'R', type: 'REG_DWORD', data: 1 }])).toMatchObject([
      { change: 'added', after: '(REG_DWORD) 1', name: '' },
    ]);
  });
});
