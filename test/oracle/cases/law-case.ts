import type { RegistryKey, RegistryValue } from '../../../core/snapshot/registry.ts';
import type { OracleAnswer, OracleHost } from '../naive-law.ts';

/** One hand-derived expectation; `law` cites the sentence. `expect: 'error'`: no answer but an error. */
export interface LawCase {
  readonly law: string;
  readonly host: OracleHost;
  readonly question: unknown;
  readonly expect:
    (Pick<OracleAnswer, 'verdict' | 'reason'> & { readonly rules: readonly string[] }) | 'error';
}

export const dword = (name: string, data: number): RegistryValue => ({
  name,
  type: 'REG_DWORD',
  data,
});
export const text = (name: string, data: string): RegistryValue => ({ name, type: 'REG_SZ', data });
export const key = (path: string, ...values: RegistryValue[]): RegistryKey => ({ path, values });
export const rules = (...strings: string[]): RegistryKey =>
  key('FirewallRules', ...strings.map((rule, index) => text(`r${String(index)}`, rule)));

/** An active inbound allow rule with these further fields. */
export const allow = (more = ''): string => `v2.10|Action=Allow|Active=TRUE|Dir=In|${more}Name=n|`;
export const block = (more = ''): string => `v2.10|Action=Block|Active=TRUE|Dir=In|${more}Name=n|`;
export const local = (...strings: string[]): OracleHost => ({
  local: [rules(...strings)],
  groupPolicy: [],
});

/** TCP 80 in on the domain profile. */
export const ask = (more: object = {}): object => ({
  direction: 'in',
  profile: 'domain',
  protocol: 6,
  localPort: 80,
  ...more,
});

/** Rules as `local/id`, or the first letter of a verdict for the usual one-rule hosts. */
export const byRule = { verdict: 'allow', reason: 'rule', rules: ['local/r0'] } as const;
export const byBlock = { verdict: 'block', reason: 'rule', rules: ['local/r0'] } as const;
export const undecided = { verdict: 'unknown', reason: 'undecided', rules: ['local/r0'] } as const;
export const blocked = { verdict: 'block', reason: 'default-action', rules: [] } as const;
export const allowed = { verdict: 'allow', reason: 'default-action', rules: [] } as const;
export const off = { verdict: 'allow', reason: 'firewall-off', rules: [] } as const;
export const shields = { verdict: 'block', reason: 'inbound-blocked', rules: [] } as const;
