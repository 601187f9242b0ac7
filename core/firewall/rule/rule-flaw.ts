/** What can be wrong with a rule; in words: core/assessment/words. The order is that of reading. */
export const ruleFlaws = [
  'no-text',
  'no-version',
  'no-field',
  'no-value',
  'missing',
  'no-action',
  'no-direction',
  'contradiction',
  'no-profile',
  'no-protocol',
  'no-port',
  'no-icmp',
  'no-ipv4',
  'no-ipv6',
  'no-program',
  'no-platform',
  'ports-need-protocol',
  'icmp4-needs-protocol',
  'icmp6-needs-protocol',
  'misplaced-rpc',
  'misplaced-teredo',
  'block-with-ipsec',
  'user-and-service',
  'no-name',
] as const;
export type RuleFlaw = (typeof ruleFlaws)[number];

/** Something wrong with a rule, and where. */
export interface RuleProblem {
  /** The key as written; '' for the rule as a whole. */
  readonly key: string;
  readonly value?: string;
  readonly flaw: RuleFlaw;
  /** Of `no-text`, the type of the registry value. */
  readonly found?: string;
}
