import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable } from '../snapshot/schema.ts';
import { mostSteps, type RemovalStep } from './plan.ts';
import { ownRuleOfText } from './rule-of-text.ts';

/** A rule with a name of ours that is not removed, and why. */
export interface LeftRule {
  readonly name: string;
  readonly why: 'changed-by-others' | 'too-many-at-once';
}

export interface OwnRemoval {
  readonly steps: readonly RemovalStep[];
  readonly left: readonly LeftRule[];
}

const ownPrefix = 'vmmfirewallcompanion-';

/**
 * What removes every rule of our own from a host, whichever plan made it. A rule of which somebody has
 * made something else could not be put back as it is, and is left.
 * @returns undefined where the local rules could not be read
 */
export function ownRemovalOf({ firewall }: Snapshot): OwnRemoval | undefined {
  if (!isAvailable(firewall.local)) return undefined;
  const own = firewall.local.keys
    .filter(({ path }) => path.toLowerCase() === 'firewallrules')
    .flatMap(({ values }) => values)
    .filter(({ name }) => name.toLowerCase().startsWith(ownPrefix));
  const steps: RemovalStep[] = [];
  const left: LeftRule[] = [];
  for (const { name, type, data } of own) {
    const rule = type === 'REG_SZ' ? ownRuleOfText(name, data) : undefined;
    if (rule === undefined || type !== 'REG_SZ') left.push({ name, why: 'changed-by-others' });
    else if (steps.length === mostSteps) left.push({ name, why: 'too-many-at-once' });
    else steps.push({ action: 'remove-own-rule', rule, expected: data });
  }
  return { steps, left };
}
