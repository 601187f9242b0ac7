import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/report/support/sample-report.ts';
import type { FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import { parseRule } from '../firewall/rule/parse-rule.ts';
import { decidingRules } from './deciding-rules.ts';
import { formatOfFileName } from './formats.ts';

const { assessment } = sampleReport('hyperv-host-2019-disabled-rules');
const [sample] = assessment.flows;
if (sample === undefined) throw new Error('the sample has flows');

const rule = (id: string, fields: string) =>
  parseRule('local', id, `v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|${fields}|Name=${id}|`);
const ref = (id: string) => ({ store: 'local', id }) as const;
const onProfile = (more: Partial<ProfileVerdict>): ProfileVerdict => ({
  profile: 'domain',
  verdict: 'allowed',
  review: false,
  reasons: [],
  rules: [],
  ...more,
});
const flow = (id: string, profiles: readonly ProfileVerdict[], needed = true): FlowAssessment => ({
  ...sample,
  id,
  needed,
  profiles,
});
const of = (flows: readonly FlowAssessment[], ...rules: ReturnType<typeof rule>[]) =>
  decidingRules({ ...assessment, flows }, rules);

describe('the rules of a report', () => {
  it('are those that decided, each once, then those that reasons of needed flows name beside', () => {
    const named = { ...ref('Near'), name: 'Near' };
    const reasons: ProfileVerdict['reasons'] = [
      { code: 'near-miss', rule: named, shortfalls: [] },
      {
        code: 'switched-off',
        rules: [
          { ...ref('off'), name: 'off' },
          { ...ref('A'), name: 'A' },
        ],
      },
    ];
    const both = [onProfile({ rules: [ref('a')] }), onProfile({ rules: [ref('A')], reasons })];
    const others = { code: 'switched-off', rules: [{ ...ref('Other'), name: 'x' }] } as const;
    const found = of(
      [flow('f', both), flow('g', [onProfile({ reasons: [others] })], false)],
      ...['A', 'Near', 'Off', 'Other'].map((id) => rule(id, 'LPort=1')),
    );
    const end = { id: 'f', direction: sample.direction };
    expect(found.map(({ id, decided, flows }) => [id, decided, flows])).toEqual([
      ['A', true, [end]],
      ['Near', false, [end]],
      ['Off', false, [end]],
    ]);
  });

  it('are told with all their conditions as they are written, and what is wrong with them', () => {
    const fields =
      'lport=80|LPort2_10=90-99|LPort=RPC|LA4=10.0.0.1|LA6=::1|RA4=LocalSubnet|ra42=IntErnet|LUAuth=x|Svc=s|Novel=1';
    const [told] = of([flow('f', [onProfile({ rules: [ref('R')] })])], rule('R', fields));
    expect(told).toMatchObject({
      protocols: ['TCP'],
      localPorts: ['80', '90-99', 'RPC'],
      localAddresses: ['10.0.0.1', '::1'],
      remoteAddresses: ['LocalSubnet', 'IntErnet'],
    });
    // A user and a service together, and a key that nobody documented.
    expect(told?.problems).toHaveLength(2);
  });
});

it('the longest ending of a file name says the format, whatever its case', () => {
  expect(formatOfFileName('a.HDF.JSON')).toBe('hdf');
  expect(formatOfFileName('a.sarif.json')).toBe('sarif');
  expect(formatOfFileName('a.json')).toBe('json');
  expect(formatOfFileName('a.xccdf.xml')).toBe('xccdf');
  expect(formatOfFileName('a.xml')).toBe('junit');
  expect(formatOfFileName('a.txt')).toBeUndefined();
});
