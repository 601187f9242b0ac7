import { describe, expect, it } from 'vitest';
import { content, unordered } from '../../../test/support/rule-content.ts';
import { firstText } from './fields.ts';
import { parseRule } from './parse-rule.ts';

const sound = 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100|Name=VMM|';
const parse = (text: string) => parseRule('local', 'id', text);
const withField = (field: string) => parse(sound.replace('|Name', `|${field}|Name`));

describe('the fields with which Windows begins a rule', () => {
  const all = ['Allow', 'Block', 'Bypass', 'ByPass'].flatMap((action) =>
    ['TRUE', 'FALSE'].flatMap((active) =>
      ['In', 'Out'].map((way) => [`Action=${action}`, `Active=${active}`, `Dir=${way}`] as const),
    ),
  );

  it.each(all)('say the same in any order: %s %s %s', (action, active, way) => {
    const first = parse(`v2.31|${action}|${active}|${way}|Protocol=6|Name=n|`);
    expect(first).toMatchObject({
      malformed: [],
      version: { major: 2, minor: 31 },
      action: action.slice('Action='.length).toLowerCase(),
      active: active === 'Active=TRUE',
      direction: way.slice('Dir='.length).toLowerCase(),
    });
    const last = parse(`v2.31|Protocol=6|Name=n|${way}|${active}|${action}|`);
    expect(unordered(last)).toEqual(unordered(first));
    // With all that is read only once in its cache.
    expect(content(parse(first.text))).toEqual(content(first));
  });

  it.each(['Inward', 'In out', 'Ins'])('are no rule with the direction %s', (way) => {
    const text = `v2.31|Action=Allow|Active=TRUE|Dir=${way}|Protocol=6|Name=n|`;
    expect(parse(text).malformed).toEqual([
      { key: 'Dir', value: way, flaw: 'no-direction' },
      { key: 'Dir', flaw: 'missing' },
    ]);
  });

  it('are read where the version is missing too', () => {
    const rule = parse(sound.replace('v2.31|', ''));
    expect(rule).toMatchObject({ action: 'allow', active: true, direction: 'in' });
    expect(rule.malformed.map(({ flaw }) => flaw)).toEqual(['no-version']);
  });
});

describe('a condition that nobody can decide', () => {
  it('is noted as such, and no word of it is looked up', () => {
    const rule = withField('LUAuth2_24=O:LSD:(A;;CC;;;AU)|RA42=LocalSubnet|RA62=LocalSubnet');
    expect(rule).toMatchObject({ malformed: [], localUsers: [], undecidableKeys: ['LUAuth2_24'] });
    const word = { word: 'LocalSubnet', resolvable: false };
    expect(rule.remoteAddresses).toEqual({ 4: [word], 6: [word] });
  });
});

describe('texts of a rule', () => {
  it('are the first that say something', () => {
    expect(parse(sound.replace('Name=VMM', 'Name=a|Name=b')).name).toBe('a');
    const rule = withField('Desc=|desc=what|Desc=more');
    expect(firstText(rule, 'Desc')).toBe('what');
    expect(firstText(rule, 'EmbedCtxt')).toBe('');
  });
});
