import { describe, expect, it } from 'vitest';
import type { ProfileVerdict } from '../assessment/model.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import { profiles } from '../firewall/terms.ts';
import { conclude, outcomeOfEnd } from './outcome.ts';

/** An end with a verdict on each of its profiles; `review` marks a limit that nobody can judge. */
type Given = FlowVerdict | 'review';
const end = (...verdicts: readonly Given[]) => ({
  profiles: verdicts.map((given, index): ProfileVerdict => ({
    profile: profiles[index] ?? 'domain',
    verdict: given === 'review' ? 'limited' : given,
    review: given === 'review',
    reasons: [],
    rules: [],
  })),
});

describe('one end of a flow', () => {
  it.each<readonly [string, readonly Given[]]>([
    ['open', ['allowed']],
    ['open', ['allowed-by-default']],
    ['open', ['allowed', 'allowed-by-default']],
    ['closed', ['missing']],
    ['closed', ['disabled']],
    ['closed', ['blocked']],
    ['closed', ['void']],
    ['closed', ['missing', 'void']],
    ['partly', ['limited']],
    ['partly', ['allowed', 'missing']],
    ['partly', ['allowed', 'limited']],
    ['unknown', ['unknown']],
    ['unknown', ['not-applicable']],
    ['unknown', ['review']],
    ['unknown', []],
    // It may be open everywhere, or closed everywhere.
    ['unknown', ['allowed', 'unknown']],
    ['unknown', ['missing', 'unknown']],
    // Whatever the unknown one is, it is neither.
    ['partly', ['limited', 'unknown']],
  ])('is %s with %s', (outcome, verdicts) => {
    expect(outcomeOfEnd(end(...verdicts))).toBe(outcome);
  });
});

describe('both ends', () => {
  const differ = { initiator: '1', listener: '2' };
  const judge = (initiator: Given, listener: Given, ports: 'meet' | 'part' | 'may part' = 'meet') =>
    conclude(
      { initiator: end(initiator), listener: end(listener) },
      ports === 'meet' ? null : { ...differ, isCertain: ports === 'part' },
    );

  it.each<readonly [Given, Given, string, readonly string[]]>([
    ['allowed', 'allowed', 'open', []],
    ['missing', 'allowed', 'closed', ['initiator']],
    ['allowed', 'missing', 'closed', ['listener']],
    ['blocked', 'missing', 'closed', ['initiator', 'listener']],
    ['missing', 'unknown', 'closed', ['initiator']],
    ['unknown', 'missing', 'closed', ['listener']],
    ['missing', 'limited', 'closed', ['initiator']],
    ['unknown', 'allowed', 'unknown', ['initiator']],
    ['limited', 'unknown', 'unknown', ['listener']],
    ['limited', 'allowed', 'partly', ['initiator']],
  ])('%s and %s are %s', (initiator, listener, outcome, closedBy) => {
    expect(judge(initiator, listener)).toEqual({ outcome, closedBy });
  });

  it('do not meet at different ports, whichever firewall is open', () => {
    expect(judge('allowed', 'allowed', 'part')).toEqual({ outcome: 'closed', closedBy: [] });
    expect(judge('allowed', 'missing', 'part')).toEqual({
      outcome: 'closed',
      closedBy: ['listener'],
    });
    expect(judge('allowed', 'allowed', 'may part')).toEqual({ outcome: 'unknown', closedBy: [] });
    expect(judge('allowed', 'limited', 'may part').outcome).toBe('unknown');
    expect(judge('missing', 'allowed', 'may part').outcome).toBe('closed');
  });
});
