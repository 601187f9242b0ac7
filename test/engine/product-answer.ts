import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import { standardEnvironment, standardFolders } from '../../core/firewall/policy/environment.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import { buildPolicy } from '../../core/firewall/policy/policy.ts';
import type { OracleAnswer, OracleHost } from '../oracle/naive-law.ts';

/** The product's policy of a host as the oracle describes hosts. */
export function policyOf({ local, groupPolicy, windows, dynamicTcp, folders }: OracleHost): Policy {
  const own = Object.entries(folders ?? {}).map(
    ([name, path]) => [name.toLowerCase(), path] as const,
  );
  return buildPolicy(
    { keys: local },
    { keys: groupPolicy },
    {
      ...standardEnvironment,
      ...(windows === undefined ? {} : { windows }),
      ...(dynamicTcp === undefined ? {} : { dynamicTcp: [dynamicTcp.first, dynamicTcp.last + 1] }),
      folders: new Map([...standardFolders, ...own]),
    },
  );
}

/** What the product answers, in the oracle's form. */
export function productAnswer(policy: Policy, question: unknown): OracleAnswer | { error: true } {
  const reading = readQuestion(question);
  if ('error' in reading) return { error: true };
  const { verdict, reason, rules, unknown } = decide(policy, reading.question);
  return { verdict, reason, rules, unknown: unknown.length > 0 };
}
