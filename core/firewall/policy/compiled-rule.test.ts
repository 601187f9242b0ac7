import { describe, expect, it } from 'vitest';
import { parseRule } from '../rule/parse-rule.ts';
import { compileRule, normalGuid } from './compiled-rule.ts';
import { highestMinorVersion, standardEnvironment } from './environment.ts';

const windows = (major: number, minor: number, build: number) => ({
  ...standardEnvironment,
  windows: { major, minor, build },
});
const compile = (fields: string, environment = standardEnvironment, version = 'v2.31') =>
  compileRule(
    parseRule('local', 'id', `${version}|Action=Allow|Active=TRUE|Dir=In|Name=n|${fields}`),
    environment,
    () => undefined,
  );

describe('Platform', () => {
  const server2022 = windows(10, 0, 20348);
  const server2012r2 = windows(6, 3, 9600);

  it.each([
    ['Platform=2:6:2|Platform2=GTEQ|', server2022, false],
    ['Platform=2:6:2|Platform2=GTEQ|', server2012r2, false],
    ['Platform=2:10:0|Platform2=GTEQ|', server2012r2, true],
    ['Platform=2:6:3|', server2012r2, false],
    ['Platform=2:6:2|', server2012r2, true],
    ['Platform=2:6:2|Platform=2:6:3|', server2012r2, false],
    ['Platform=2:6:1|Platform=2:10:0|Platform2=GTEQ|', server2012r2, true],
    ['Platform=1:6:3|', server2012r2, true],
    ['Platform=2:99:0|', standardEnvironment, false],
    ['', server2012r2, false],
  ])('%j: never %s', (fields, environment, never) => {
    expect(compile(fields, environment).never).toBe(never);
  });
});

describe('version', () => {
  it.each([
    [6000, 0],
    [6001, 1],
    [6002, 1],
    [7601, 10],
    [9600, 22],
    [14393, 26],
    [17763, 29],
    [19045, 30],
    [20348, 31],
    [22000, 31],
    [26100, 33],
    [99999, 33],
    [2600, undefined],
  ])('build %i understands 2.%s', (build, minor) => expect(highestMinorVersion(build)).toBe(minor));

  it('limits a newer rule to "may" on a known Windows only', () => {
    expect(compile('', windows(6, 3, 9600), 'v2.22').limits).toEqual([]);
    expect(compile('', windows(6, 3, 9600), 'v2.24').limits).toHaveLength(1);
    expect(compile('', standardEnvironment, 'v2.99').limits).toEqual([]);
  });
});

describe('compileRule', () => {
  it.each([
    'AppPkgId=S-1-15-2-1|',
    'PFN=a_b|',
    'TTK=Proximity|',
    'TTK2_27=UPnP|',
    'LUAuth=D:(A;;CC;;;S-1-15-3-1)|',
  ])('%s never matches ordinary traffic', (fields) => expect(compile(fields).never).toBe(true));

  it.each([
    'Novel=1|',
    'NNm=x|',
    'SecurityRealmId=x|',
    'LUOwn=S-1-5-21|',
    'LUAuth2_24=abc|',
    'LUAuth=D:(A;;CC;;;AU)|',
  ])('%s can match at most perhaps', (fields) =>
    expect(compile(fields)).toMatchObject({ never: false, limits: [expect.anything()] }),
  );

  it('demands IPsec by any security key that says something', () => {
    expect(compile('Security=Authenticate|').demandsIpsec).toBe(true);
    expect(compile('RMauth=O:LSD:(A;;CC;;;AU)|').demandsIpsec).toBe(true);
    expect(compile('AuthByPassOut=TRUE|').demandsIpsec).toBe(true);
    expect(compile('Security=None|AuthByPassOut=FALSE|').demandsIpsec).toBe(false);
    expect(compile('Security=FALSE|').demandsIpsec).toBe(true);
  });

  it('forgets the remote side under LOM, for allow rules only', () => {
    const fields = 'Protocol=6|RPort=5|RA4=10.0.0.1|LOM=true|';
    expect(compile(fields)).toMatchObject({ remotePorts: undefined, remote: undefined });
    const block = parseRule('local', 'b', `v2.31|Action=Block|Dir=In|Name=n|${fields}`);
    expect(compileRule(block, standardEnvironment, () => undefined).remotePorts).toBeDefined();
  });

  it('knows one GUID by all its spellings', () => {
    expect(normalGuid('{AB-CD}')).toBe(normalGuid('ab-cd'));
  });
});
