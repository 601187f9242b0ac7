import { describe, expect, it } from 'vitest';
import { emptySnapshot } from '../snapshot/empty.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { policyOfSnapshot } from './policy-of-snapshot.ts';

const withRule = (data: string): Snapshot => {
  const snapshot = emptySnapshot('not in this test');
  const keys = [{ path: 'FirewallRules', values: [{ name: 'A', type: 'REG_SZ' as const, data }] }];
  return { ...snapshot, firewall: { ...snapshot.firewall, local: { keys } } };
};
const rule = 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=443|';

describe('the policy of a snapshot', () => {
  it('is built once, whoever asks for it', () => {
    const snapshot = withRule(rule);
    expect(policyOfSnapshot(snapshot)).toBe(policyOfSnapshot(snapshot));
  });

  it('is not that of an equal snapshot, nor of one that was made from it', () => {
    const snapshot = withRule(rule);
    const [before] = policyOfSnapshot(snapshot).rules;
    const [after] = policyOfSnapshot(withRule(rule.replace('TRUE', 'FALSE'))).rules;
    expect([before?.active, after?.active]).toEqual([true, false]);
    expect(policyOfSnapshot({ ...snapshot })).not.toBe(policyOfSnapshot(snapshot));
  });
});
