import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/report/support/sample-report.ts';
import type { FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import type { Reason } from '../assessment/reason.ts';
import { causesOf } from './causes.ts';

const [found] = sampleReport('hyperv-host-2019-disabled-rules').assessment.flows;
if (found === undefined) throw new Error('the sample has flows');
const sample = { ...found, direction: 'in' as const };

const closed = (
  reasons: readonly Reason[],
  more: Partial<ProfileVerdict> = {},
): ProfileVerdict => ({
  profile: 'domain',
  verdict: 'missing',
  review: false,
  rules: [],
  reasons,
  ...more,
});
const causes = (profiles: readonly ProfileVerdict[], more: Partial<FlowAssessment> = {}) =>
  causesOf({ ...sample, protocol: 'tcp', ports: '1', failing: true, profiles, ...more });
const keys = (...args: Parameters<typeof causes>) => causes(...args).map(({ key }) => key);
const off = (id: string): Reason => ({
  code: 'switched-off',
  rules: [{ store: 'local', id, name: id }],
});
const nothing = (remote: string): Reason => ({
  code: 'nothing-allows',
  direction: 'in',
  scope: { direction: 'in', remote: [remote], ports: ['1'] },
});
const blocked: Reason = {
  code: 'blocked-by-rules',
  rules: [{ store: 'group-policy', id: 'B', name: 'B' }],
  scope: { direction: 'in' },
};
const voided: Reason = { code: 'voided', rules: [] };

describe('why a flow fails on many hosts', () => {
  it('is nothing where it does not fail, and nothing of a profile that is open', () => {
    expect(causes([closed([off('A')])], { failing: false })).toEqual([]);
    const open = closed([off('A')], { profile: 'public', verdict: 'allowed' });
    const review = closed([off('A')], { profile: 'private', verdict: 'limited', review: true });
    expect(keys([closed([blocked]), open, review])).toHaveLength(1);
    expect(keys([open, review])).toEqual([]);
  });

  it('is one whichever rule is off, with one as its example', () => {
    const [one] = causes([closed([off('A')])]);
    const [other] = causes([closed([off('B')])]);
    expect(one?.key).toBe(other?.key);
    expect(one?.text).toMatch(/^TCP 1 inbound: .*such as local rule A\.$/);
    expect(keys([closed([off('A')])], { ports: '2' })).not.toEqual([one?.key]);
  });

  it('is one whatever addresses a host has, and another for other traffic', () => {
    expect(keys([closed([nothing('10.0.0.1')])])).toEqual(keys([closed([nothing('10.0.0.2')])]));
    const [udp] = keys([closed([nothing('10.0.0.1')])], { protocol: 'udp' });
    expect(udp).toMatch(/^UDP 1 inbound: /);
  });

  it('is what has to be repaired first, once for profiles that share it', () => {
    const both = closed([voided, blocked]);
    const [first] = keys([both]);
    expect([first]).toEqual(keys([closed([blocked])]));
    expect(keys([both, { ...both, profile: 'public' }])).toEqual([first]);
    expect(keys([closed([voided])])).toEqual([
      'Group policy voids local rules, so those that would allow the traffic do not count.',
    ]);
  });
});
