import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, unordered } from '../../../test/support/rule-content.ts';
import { fieldsOf } from './fields.ts';
import { parseRule } from './parse-rule.ts';
import { writeRule } from './write-rule.ts';

const sound = 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100|Name=VMM|';
const parse = (text: string) => parseRule('local', 'id', text);
const withField = (field: string) => parse(sound.replace('|Name', `|${field}|Name`));

/** Keys and values as rule strings have them, wrong and hostile ones included. */
const keys =
  'Action Active Dir Protocol Profile LPort LPort2_10 RPort2_28 ICMP4 ICMP6 LA4 LA6 RA4 RA6 RA42 App Svc IF IFType Security Security2_9 RMauth LUAuth LUOwn AppPkgId Platform Platform2 TTK NNm LOM Edge Name Desc EmbedCtxt __proto__ constructor Novel'.split(
    ' ',
  );
const values =
  'Allow Block In Out TRUE false Domain 6 17 58 256 135 80-90 RPC mDNS 8:* 10.0.0.0/8 ::1 LocalSubnet System * 2:6:2 GTEQ None Lan $(x) ` " \u202e'.split(
    ' ',
  );
const field = fc
  .tuple(
    fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 6 })),
    fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 12 })),
  )
  .map(([key, value]) => `${key}=${value}`);
const ruleText = fc
  .tuple(fc.constantFrom('v2.31', 'V2.0', ''), fc.array(field, { maxLength: 12 }))
  .map(([version, fields]) => [version, ...fields, ''].join('|'));

describe('parseRule', () => {
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), ruleText), (text) => {
        expect(parse(text).text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '|',
    '=',
    '||||',
    'v2.31',
    '|=|=|',
    `v2.31|Name=${'x'.repeat(10_000)}`,
    '|'.repeat(10_000),
  ])('takes %.20j as malformed', (text) => expect(parse(text).malformed).not.toEqual([]));

  it('says the same whatever the order of single-valued fields', () => {
    const fields = [
      'Action=Allow',
      'Active=TRUE',
      'Dir=In',
      'Protocol=6',
      'LPort=80',
      'RA4=10.0.0.0/8',
      'App=C:\\a.exe',
      'Name=n',
    ];
    const expected = unordered(parse(`v2.31|${fields.join('|')}|`));
    fc.assert(
      fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), (shuffled) => {
        expect(unordered(parse(`v2.31|${shuffled.join('|')}|`))).toEqual(expected);
      }),
    );
  });

  it('keeps entries as a set whatever the order of the fields', () => {
    const repeatable = fc.array(
      fc.constantFrom(
        'Profile=Domain',
        'LPort=1',
        'LPort2_10=5-9',
        'LPort=RPC',
        'RA4=10.0.0.1',
        'RA6=::1',
        'IF={a}',
        'Svc=x',
        'App=C:\\b',
        'Novel=1',
        'Protocol=6',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        repeatable.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const [a, b] = [list, shuffled].map((fields) =>
            unordered(parse(`v2.31|Action=Allow|Dir=In|Name=n|${fields.join('|')}|`)),
          );
          expect(b).toEqual(a);
        },
      ),
    );
  });

  it('writes a string that reads back equal', () => {
    fc.assert(
      fc.property(ruleText, (text) => {
        const rule = parse(text);
        // A text without version and without `=` in its first field cannot be told from a version.
        fc.pre(rule.version !== undefined && rule.malformed.every(({ key }) => key !== ''));
        expect(content(parse(writeRule(rule)))).toEqual(content(rule));
      }),
    );
  });

  it('reads keys and words in any case', () => {
    const text =
      'V2.31|ACTION=allow|active=True|dIR=iN|PROTOCOL=6|lport=rpc|NAME=n|PROFILE=domain|';
    expect(parse(text)).toMatchObject({
      malformed: [],
      doubts: [],
      unknownKeys: [],
      action: 'allow',
      direction: 'in',
      active: true,
      profiles: ['domain'],
      localPorts: [{ word: 'rpc' }],
    });
  });

  it('keeps unknown keys, values with equal signs and every repeated field', () => {
    const rule = withField('Novel=a=b|Novel=c|Svc==x');
    expect(rule.unknownKeys).toEqual(['Novel', 'Novel']);
    expect(rule.services).toEqual(['=x']);
    expect(
      fieldsOf(rule.text)
        .filter(({ key }) => key === 'Novel')
        .map(({ value }) => value),
    ).toEqual(['a=b', 'c']);
  });

  it.each(['', 'Desc=', 'EmbedCtxt=', 'Edge=', 'Defer=', 'LSM=', 'LOM=', 'PCross=', 'SkipVer='])(
    'tolerates %j',
    (text) => expect(withField(text)).toMatchObject({ malformed: [], doubts: [], active: true }),
  );

  it('is active only when every Active says TRUE', () => {
    expect(withField('Active=true').active).toBe(true);
    expect(withField('Active=').active).toBe(false);
    expect(withField('Active=FALSE').active).toBe(false);
    expect(parse(sound.replace('Active=TRUE|', '')).active).toBe(false);
    expect(parse(sound.replace('Active=TRUE', 'Active=1')).active).toBe(false);
    const off = sound.replace('Active=TRUE', 'Active=FALSE');
    expect(parse(off.replace('|Name', '|Active=TRUE|Name')).active).toBe(false);
  });

  it('tolerates a missing last pipe', () => {
    expect(content(parse(sound.slice(0, -1)))).toEqual(content(parse(sound)));
  });
});

describe('malformed', () => {
  it.each([
    'novalue',
    'Action=Block',
    'Action=',
    'Dir=Out',
    'Dir=Sideways',
    'Profile=Any',
    'Profile=',
    'Protocol=257',
    'Protocol=tcp',
    'Protocol=-1',
    'Protocol=1',
    'Protocol=256',
    'Protocol= 6',
    'LPort=80,443',
    'LPort=*',
    'LPort=80-70',
    'LPort=65536',
    'LPort= 80',
    'LPort=',
    'LPort=1-65536',
    'LPort2_10=1-',
    'RPort=80 - 90',
    'RPort=-1',
    'ICMP4=8:*',
    'ICMP6=128:0',
    'LA4=LocalSubnet',
    'LA4=::1',
    'LA6=10.0.0.1',
    'LA6=fe80::1%2',
    'RA4=*',
    'RA4=Internet',
    'RA4=010.0.0.1',
    'RA4=10.0.0.0/33',
    'RA4=10.0.0.0/255.0.255.0',
    'RA4=10.0.0.2-10.0.0.1',
    'RA4=',
    'RA6=::/129',
    'RA6=Any',
    'RA42=',
    'App=',
    'App=*',
    'AppPkgId=',
    'PFN=',
    'Svc=',
    'IF=',
    'IFType=',
    'Platform=2:6',
    'Platform=Win',
    'Platform=',
    'Platform2=',
    'LUAuth=',
    'TTK=',
    'Security=',
    'NNm=',
  ])('%s', (text) => expect(withField(text).malformed).not.toEqual([]));

  it.each([
    ['without a version', sound.replace('v2.31|', '')],
    ['with a wrong version', sound.replace('v2.31', 'v2')],
    ['without an action', sound.replace('Action=Allow|', '')],
    ['without a direction', sound.replace('Dir=In|', '')],
    ['with ports but without a protocol', sound.replace('Protocol=6|', '')],
    [
      'with types of the other ICMP',
      sound.replace('Protocol=6|LPort=8100', 'Protocol=58|ICMP4=8:0'),
    ],
    [
      'with an ICMP type out of bounds',
      sound.replace('Protocol=6|LPort=8100', 'Protocol=1|ICMP4=256:0'),
    ],
    [
      'with an ICMP code out of bounds',
      sound.replace('Protocol=6|LPort=8100', 'Protocol=1|ICMP4=8:256'),
    ],
  ])('%s', (_name, text) => expect(parse(text).malformed).not.toEqual([]));

  it.each([
    'LPort=0',
    'LPort=65535',
    'LPort2_10=0-65535',
    'LPort2_10=80-80',
    'LPort2_9=80',
    'RPort2_100=80-90',
    'LPort2_24=mDNS',
    'LPort=Novelty',
    'Protocol=17',
    'RA4=10.0.0.0/0',
    'RA4=10.0.0.1/255.255.255.255',
    'RA6=::/128',
    'RA4=localsubnet',
    'RA42=IntErnet',
    'LA4=10.0.0.1-10.0.0.1',
    'App=System',
    'Svc=*',
    'Platform=2:6:2',
    'IFType=MobileBroadband',
    'Profile=Domain|Profile=Public',
    'Action=allow',
  ])('%s is sound', (text) =>
    expect(withField(text)).toMatchObject({ malformed: [], unknownKeys: [] }),
  );
});

describe('doubts', () => {
  it.each([
    ['RPC outbound', sound.replace('In', 'Out').replace('8100', 'RPC')],
    ['RPC-EPMap on UDP', sound.replace('=6', '=17').replace('8100', 'RPC-EPMap')],
    ['RPC on TCP and UDP', sound.replace('=6', '=6|Protocol=17').replace('8100', 'RPC')],
    ['RPC as remote port', sound.replace('LPort=8100', 'RPort=RPC')],
    ['Teredo on TCP', sound.replace('8100', 'Teredo')],
    [
      'IPsec on a block rule',
      sound.replace('Allow', 'Block').replace('|Name', '|Security=Authenticate|Name'),
    ],
    ['a user and a service', sound.replace('|Name', '|LUAuth=O:LSD:(A;;CC;;;AU)|Svc=x|Name')],
    ['an owner and a service', sound.replace('|Name', '|LUOwn=S-1-5-21-1|Svc=x|Name')],
    ['no name', sound.replace('Name=VMM|', '')],
    ['an empty name', sound.replace('=VMM', '=')],
  ])('%s', (_name, text) => expect(parse(text)).toMatchObject({ malformed: [], doubts: [{}] }));

  it.each([
    ['RPC inbound on TCP', sound.replace('8100', 'RPC')],
    ['IPsec on an allow rule', sound.replace('|Name', '|Security=Authenticate|Name')],
    ['a user without a service', sound.replace('|Name', '|LUAuth=O:LSD:(A;;CC;;;AU)|Name')],
    ['a service without a user', sound.replace('|Name', '|Svc=x|Name')],
    ['Teredo inbound on UDP', sound.replace('=6', '=17').replace('8100', 'Teredo')],
    [
      'IPsec that says None on a block rule',
      sound.replace('Allow', 'Block').replace('|Name', '|Security=None|AuthByPassOut=FALSE|Name'),
    ],
    [
      'IPsec that says none in any case on a block rule',
      sound.replace('Allow', 'Block').replace('|Name', '|SECURITY=NONE|AUTHBYPASSOUT=false|Name'),
    ],
  ])('not %s', (_name, text) => expect(parse(text)).toMatchObject({ malformed: [], doubts: [] }));
});
