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

type Service = Extract<Snapshot['services'], readonly unknown[]>[number];

describe('the policy of a snapshot', () => {
  const serviceIn = (state: Service['state'], name = 'MpsSvc') => {
    const services = [{ name, path: 'C:\\Windows\\System32\\svchost.exe', state }];
    return policyOfSnapshot({ ...withRule(rule), services }).environment.firewallService;
  };

  it('knows whether its service runs, and takes no state that was not read for one', () => {
    expect(serviceIn('stopped')).toBe('not-running');
    expect(serviceIn('stopped', 'mpssvc')).toBe('not-running');
    // Still starting, or hanging there.
    expect(serviceIn('other')).toBe('not-running');
    expect(serviceIn('running')).toBeUndefined();
    expect(serviceIn('unread')).toBeUndefined();
    expect(serviceIn('stopped', 'W3SVC')).toBeUndefined();
    expect(policyOfSnapshot(withRule(rule)).environment.firewallService).toBeUndefined();
  });

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
