import { describe, expect, it } from 'vitest';
import { parseRule } from '../rule/parse-rule.ts';
import type { Store } from '../terms.ts';
import { standardEnvironment } from './environment.ts';
import type { RuleSet } from './participation.ts';
import { absenceOf, takesPart } from './participation.ts';
import { indexKeys, profileSettings } from './settings.ts';

const merging = profileSettings(indexKeys([]), indexKeys([]), 'domain');
const rule = (fields: string, store: Store = 'local', version = 'v2.31') =>
  parseRule(store, 'id', `${version}|Action=Allow|Active=TRUE|Dir=In|Name=n|${fields}`);
const absence = (fields: string, settings = merging, store: Store = 'local') =>
  absenceOf(rule(fields, store), 'domain', settings, standardEnvironment);

const windows2022 = { ...standardEnvironment, windows: { major: 10, minor: 0, build: 20348 } };

describe('absenceOf', () => {
  it.each([
    ['', undefined],
    ['Profile=Domain|', undefined],
    ['Profile=Public|Profile=Domain|', undefined],
    ['Profile=Public|', 'other-profile'],
    ['Active=FALSE|', 'inactive'],
    ['App=|', 'malformed'],
  ])('%j: %s', (fields, expected) => expect(absence(fields)).toBe(expected));

  it('leaves a rule of a higher major version out, when the Windows is known', () => {
    const newer = rule('', 'local', 'v4.0');
    expect(absenceOf(newer, 'domain', merging, windows2022)).toBe('newer-version');
    expect(absenceOf(newer, 'domain', merging, standardEnvironment)).toBeUndefined();
    expect(absenceOf(rule('', 'local', 'v2.99'), 'domain', merging, windows2022)).toBeUndefined();
  });

  it('voids local rules only, when policy does not merge them', () => {
    const settings = { ...merging, mergesLocalRules: false };
    expect(absence('', settings)).toBe('local-rules-void');
    expect(absence('', settings, 'group-policy')).toBeUndefined();
  });

  it.each([
    ['App=C:\\a.exe|Protocol=6|', 'application-rules-void'],
    ['App=C:\\a.exe|Protocol=17|RPort=5|', 'application-rules-void'],
    ['App=C:\\a.exe|Protocol=6|LPort=5|', undefined],
    ['App=C:\\a.exe|', undefined],
    ['App=C:\\a.exe|Protocol=1|', undefined],
    ['App=C:\\a.exe|Svc=x|Protocol=6|', undefined],
    ['Protocol=6|', undefined],
  ])('AuthorizedApplications on %j: %s', (fields, expected) => {
    const settings = { ...merging, mergesApplications: false };
    expect(absence(fields, settings)).toBe(expected);
    expect(absence(fields, settings, 'group-policy')).toBeUndefined();
  });

  it.each([
    ['Protocol=6|LPort=5|', 'port-rules-void'],
    ['Protocol=17|LPort2_10=5-9|', 'port-rules-void'],
    ['Protocol=6|LPort=5|LPort=6|', undefined],
    ['Protocol=6|LPort=RPC|', undefined],
    ['Protocol=6|LPort=5|App=C:\\a.exe|', undefined],
    ['Protocol=6|LPort=5|Svc=x|', undefined],
    ['Protocol=6|RPort=5|', undefined],
  ])('GloballyOpenPorts on %j: %s', (fields, expected) => {
    expect(absence(fields, { ...merging, mergesOpenPorts: false })).toBe(expected);
  });
});

describe('takesPart', () => {
  const voiding = { ...merging, mergesLocalRules: false };
  const sets: RuleSet[] = ['in-force', 'unmerged', 'enabled', 'unmerged-enabled'];

  it.each([
    ['an allow rule in force', '', merging, [true, true, true, true]],
    ['a switched-off allow rule', 'Active=FALSE|', merging, [false, false, true, true]],
    ['a voided rule', '', voiding, [false, true, false, true]],
    ['a voided, switched-off rule', 'Active=FALSE|', voiding, [false, false, false, true]],
    ['a malformed rule', 'App=|', merging, [false, false, false, false]],
  ])('%s', (_name, fields, settings, expected) => {
    expect(
      sets.map((set) => takesPart(rule(fields), 'domain', settings, standardEnvironment, set)),
    ).toEqual(expected);
  });

  it('never thinks a switched-off block rule to be on', () => {
    const block = parseRule('local', 'b', 'v2.31|Action=Block|Dir=In|Name=n|');
    for (const set of sets)
      expect(takesPart(block, 'domain', merging, standardEnvironment, set)).toBe(false);
  });
});
