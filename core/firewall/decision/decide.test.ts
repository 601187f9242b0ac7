import { describe, expect, it } from 'vitest';
import type { RegistryKey } from '../../snapshot/registry.ts';
import { standardEnvironment } from '../policy/environment.ts';
import { buildPolicy } from '../policy/policy.ts';
import { decide } from './decide.ts';
import { readQuestion } from './read-question.ts';

const rules = (entries: Record<string, string>): RegistryKey => ({
  path: 'FirewallRules',
  values: Object.entries(entries).map(([name, data]) => ({ name, type: 'REG_SZ', data })),
});

function ask(keys: RegistryKey[], fields: object, groupPolicy: RegistryKey[] = []) {
  const reading = readQuestion({ direction: 'in', profile: 'domain', protocol: 'tcp', ...fields });
  if ('error' in reading) throw new Error(reading.error);
  return decide(buildPolicy({ keys }, { keys: groupPolicy }), reading.question);
}

const allow8100 = 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100|Name=VMM|';

describe('decide', () => {
  it('lets the default action decide when no rule matches', () => {
    expect(ask([rules({ a: allow8100 })], { localPort: 8101 })).toMatchObject({
      verdict: 'block',
      reason: 'default-action',
    });
  });

  it('names the rule that allows', () => {
    expect(ask([rules({ a: allow8100 })], { localPort: 8100 })).toEqual({
      verdict: 'allow',
      reason: 'rule',
      rules: [{ store: 'local', id: 'a' }],
      unknown: [],
    });
  });

  it('lets a block win over an allow, from either store', () => {
    const block = allow8100.replace('Allow', 'Block');
    expect(
      ask([rules({ a: allow8100 })], { localPort: 8100 }, [rules({ a: block })]),
    ).toMatchObject({
      verdict: 'block',
      rules: [{ store: 'group-policy', id: 'a' }],
    });
  });

  it('says what an answer depends on instead of guessing', () => {
    const scoped = allow8100.replace('|Name', '|App=C:\\vmm\\vmmservice.exe|Name');
    const answer = ask([rules({ a: scoped })], { localPort: 8100 });
    expect(answer.verdict).toBe('unknown');
    expect(answer.unknown).toEqual([
      {
        kind: 'rule',
        rule: { store: 'local', id: 'a' },
        conditions: [{ kind: 'process', names: ['C:\\vmm\\vmmservice.exe'], programKnown: false }],
      },
    ]);
  });

  it('names every rule an answer depends on, and explains as many as one reads', () => {
    const scoped = allow8100.replace('|Name', '|App=C:\\vmm\\vmmservice.exe|Name');
    const ids = Array.from({ length: 13 }, (_, n) => `rule${n}`);
    const answer = ask([rules(Object.fromEntries(ids.map((id) => [id, scoped])))], {
      localPort: 8100,
    });
    expect(answer.rules.map(({ id }) => id)).toEqual([...ids].sort());
    expect(answer.unknown).toHaveLength(11);
    expect(answer.unknown[0]).toMatchObject({ rule: { store: 'local', id: 'rule0' } });
    expect(answer.unknown.at(-1)).toEqual({ kind: 'more-rules', count: 3 });
  });

  it('voids local rules where group policy does not merge them', () => {
    const gpo: RegistryKey = {
      path: 'DomainProfile',
      values: [{ name: 'AllowLocalPolicyMerge', type: 'REG_DWORD', data: 0 }],
    };
    expect(ask([rules({ a: allow8100 })], { localPort: 8100 }, [gpo]).verdict).toBe('block');
    expect(
      ask([rules({ a: allow8100 })], { localPort: 8100, profile: 'public' }, [gpo]).verdict,
    ).toBe('allow');
  });

  it('knows that a store which could not be read leaves everything open', () => {
    const policy = buildPolicy(
      { keys: [rules({ a: allow8100 })] },
      { unavailable: 'access denied' },
    );
    const question = { direction: 'in', profile: 'domain', protocol: 6, localPort: 8100 } as const;
    expect(decide(policy, question)).toMatchObject({
      verdict: 'unknown',
      unknown: [{ kind: 'unreadable', store: 'group-policy', reason: 'access denied' }],
    });
  });

  it('knows that nothing can be told while the firewall service does not run', () => {
    const ask = (firewallService: object, localPort: number) => {
      const stores = [{ keys: [rules({ a: allow8100 })] }, { keys: [] }] as const;
      const policy = buildPolicy(...stores, { ...standardEnvironment, ...firewallService });
      return decide(policy, { direction: 'in', profile: 'domain', protocol: 6, localPort });
    };
    const stopped = { firewallService: 'not-running' };
    const unknown = { verdict: 'unknown', rules: [], unknown: [{ kind: 'service-not-running' }] };
    expect([ask({}, 8100), ask({}, 8101)]).toMatchObject([
      { verdict: 'allow' },
      { verdict: 'block' },
    ]);
    expect([ask(stopped, 8100), ask(stopped, 8101)]).toMatchObject([unknown, unknown]);
  });
});
