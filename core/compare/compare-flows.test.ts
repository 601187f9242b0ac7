import { describe, expect, it } from 'vitest';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import { profiles } from '../firewall/terms.ts';
import { compareFlows, isNeededWorse } from './compare-flows.ts';
import type { ComparedFlow } from './model.ts';

const fails = (verdict: FlowVerdict) =>
  !['allowed', 'allowed-by-default', 'not-applicable'].includes(verdict);

/** A needed flow with a verdict on each profile in turn; as a whole it is the first, which fails when it is closed. */
function flow(verdicts: readonly FlowVerdict[], more: Partial<ComparedFlow> = {}): ComparedFlow {
  const [verdict = 'allowed'] = verdicts;
  return {
    id: 'f',
    direction: 'in',
    role: 'r',
    purpose: 'p',
    protocol: 'tcp',
    ports: '1',
    verdict,
    needed: true,
    failing: fails(verdict),
    profiles: verdicts.map((each, index) => ({
      profile: profiles[index] ?? 'domain',
      verdict: each,
      reasons: [],
    })),
    ...more,
  };
}
const limitedTo = (port: string, ...more: readonly string[]): ComparedFlow => ({
  ...flow(['limited'], { failing: false }),
  profiles: [
    {
      profile: 'domain',
      verdict: 'limited',
      reasons: [port, ...more].map((each) => ({
        code: 'nothing-allows',
        direction: 'in',
        scope: { direction: 'in', ports: [each] },
      })),
    },
  ],
});
const changeOf = (before: ComparedFlow | null, after: ComparedFlow | null) =>
  compareFlows(before === null ? [] : [before], after === null ? [] : [after])[0];
const told = (before: ComparedFlow | null, after: ComparedFlow | null) => {
  const change = changeOf(before, after);
  return change && [change.change, isNeededWorse(change) ? 'counts' : 'does not count'];
};

describe('a flow of two states', () => {
  it('is worse or better by its verdict', () => {
    expect(told(flow(['allowed']), flow(['missing']))).toEqual(['worse', 'counts']);
    expect(told(flow(['missing']), flow(['allowed']))).toEqual(['better', 'does not count']);
    expect(told(flow(['missing']), flow(['blocked']))).toEqual(['worse', 'counts']);
    expect(told(flow(['missing']), flow(['missing']))).toBeUndefined();
  });

  it('is worse when it fails now, whatever its verdict is called', () => {
    const excused = flow(['blocked'], { failing: false });
    expect(told(excused, flow(['missing']))).toEqual(['worse', 'counts']);
    expect(told(flow(['missing']), excused)).toEqual(['better', 'does not count']);
  });

  it('is worse or better on one profile where the others are as they were', () => {
    expect(told(flow(['missing', 'allowed']), flow(['missing', 'missing']))).toEqual([
      'worse',
      'counts',
    ]);
    expect(told(flow(['missing', 'missing']), flow(['missing', 'allowed']))).toEqual([
      'better',
      'does not count',
    ]);
  });

  it('has changed when one profile is worse and another better, which may be worse', () => {
    const before = flow(['missing', 'allowed', 'missing']);
    const after = flow(['missing', 'missing', 'allowed']);
    expect(told(before, after)).toEqual(['changed', 'counts']);
    expect(changeOf(before, after)?.profiles).toEqual([
      { profile: 'private', before: 'allowed', after: 'missing' },
      { profile: 'public', before: 'missing', after: 'allowed' },
    ]);
  });

  it('has changed when it is open for other traffic than before, which may be less', () => {
    expect(told(limitedTo('1'), limitedTo('2'))).toEqual(['changed', 'counts']);
    expect(told(limitedTo('1', '2'), limitedTo('2', '1'))).toBeUndefined();
  });

  it('is not worse because another profile is judged', () => {
    const before = flow(['missing']);
    const after = flow(['missing', 'missing']);
    expect(told(before, after)).toEqual(['changed', 'does not count']);
    expect(told(after, before)).toEqual(['changed', 'does not count']);
  });

  it('has changed and is no worse when one profile is better and another is new', () => {
    const before = flow(['missing', 'blocked']);
    const after = flow(['missing', 'missing', 'missing']);
    expect(told(before, after)).toEqual(['changed', 'does not count']);
  });

  it('came or went where it is judged in one state only, and counts when it came closed', () => {
    expect(told(null, flow(['missing']))).toEqual(['added', 'counts']);
    expect(told(null, flow(['allowed']))).toEqual(['added', 'does not count']);
    expect(told(flow(['missing']), null)).toEqual(['removed', 'does not count']);
    const none = flow(['not-applicable'], { needed: false, failing: false });
    expect(told(none, flow(['missing']))).toEqual(['added', 'counts']);
    expect(told(flow(['allowed']), none)).toEqual(['removed', 'does not count']);
    expect(told(none, none)).toBeUndefined();
  });

  it('does not count where VMM does not need it', () => {
    const other = { needed: false, failing: false };
    expect(told(flow(['allowed'], other), flow(['missing'], other))).toEqual([
      'worse',
      'does not count',
    ]);
    expect(told(flow(['allowed']), flow(['missing'], other))).toEqual(['worse', 'does not count']);
  });
});

it('tells flows that count first, then by kind, then by id', () => {
  const of = (id: string, verdict: FlowVerdict | null, needed = true) =>
    verdict === null ? [] : [flow([verdict], { id, needed, failing: needed && fails(verdict) })];
  const states: readonly (readonly [string, FlowVerdict | null, FlowVerdict | null, boolean?])[] = [
    ['a-removed', 'allowed', null],
    ['b-better', 'missing', 'allowed'],
    ['c-not-needed', 'allowed', 'missing', false],
    ['d-added-closed', null, 'missing'],
    ['e-added-open', null, 'allowed'],
    ['f-worse', 'allowed', 'missing'],
    ['g-worse', 'allowed', 'missing'],
  ];
  const changes = compareFlows(
    states.flatMap(([id, before, , needed]) => of(id, before, needed)),
    states.flatMap(([id, , after, needed]) => of(id, after, needed)),
  );
  expect(changes.map(({ id }) => id)).toEqual([
    'f-worse',
    'g-worse',
    'd-added-closed',
    'c-not-needed',
    'e-added-open',
    'b-better',
    'a-removed',
  ]);
});
