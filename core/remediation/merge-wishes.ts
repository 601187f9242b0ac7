import type { Policy } from '../firewall/policy/policy.ts';
import type { Flow } from '../vmm/catalogue.ts';
import { ownGroup } from './new-rule.ts';
import { cleanText } from './plain-text.ts';
import type { PlanStep } from './plan.ts';
import type { StepWish } from './propose-steps.ts';
import type { RuleBody } from './rule-for-traffic.ts';

interface Merged<T> {
  readonly wish: T;
  readonly flows: readonly Flow[];
}

/** Wishes with equal keys become one that serves all their flows. */
function merge<T extends StepWish>(wishes: readonly T[], keyOf: (wish: T) => string): Merged<T>[] {
  const groups = new Map<string, Merged<T>>();
  for (const wish of wishes) {
    const key = keyOf(wish);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { wish, flows: [wish.flow] });
    else if (!known.flows.includes(wish.flow))
      groups.set(key, { wish, flows: [...known.flows, wish.flow] });
  }
  return [...groups.values()];
}

const reasonOf = (flows: readonly Flow[]) =>
  cleanText(`Needed for: ${flows.map(({ purpose }) => purpose).join('; ')}`, 1000);

const portText = ({ localPorts, remotePorts }: RuleBody) =>
  [...localPorts, ...remotePorts].join(', ') || 'any port';

/** What an administrator reads in Windows' own console: why the rule is there, and where that stands. */
function descriptionOf(flows: readonly Flow[], date: string): string {
  const ids = flows.map(({ id }) => id).join(', ');
  const sources = [...new Set(flows.flatMap((flow) => flow.sources))].join(', ');
  return cleanText(
    `${reasonOf(flows)}. Flow: ${ids}. Sources: ${sources}. Created ${date} by VMM Firewall Companion.`,
    1000,
  );
}

/** The first name of its kind that no rule of the host and no step before has. */
function freeName(flow: Flow, protocol: string, taken: Set<string>): string {
  const base = `VmmFirewallCompanion-${flow.id}-${protocol}`;
  const candidates = [base, ...Array.from({ length: 98 }, (_, i) => `${base}-${i + 2}`)];
  const name = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? base;
  taken.add(name.toLowerCase());
  return name;
}

/**
 * The steps of a plan: each rule once, whatever flows ask for it.
 * @param date the day that stands in descriptions, ISO 8601
 */
export function stepsOf(wishes: readonly StepWish[], policy: Policy, date: string): PlanStep[] {
  const enables = merge(
    wishes.filter((wish) => wish.kind === 'enable'),
    ({ rule }) => rule.id.toLowerCase(),
  );
  const creates = merge(
    wishes.filter((wish) => wish.kind === 'create'),
    ({ body }) => JSON.stringify(body),
  );
  const taken = new Set(
    policy.rules.filter(({ store }) => store === 'local').map(({ id }) => id.toLowerCase()),
  );
  return [
    ...enables.map(({ wish, flows }): PlanStep => ({
      action: 'enable-rule',
      name: wish.rule.id,
      store: 'local',
      expected: wish.rule.text,
      flows: flows.map(({ id }) => id),
      reason: reasonOf(flows),
    })),
    ...creates.map(({ wish, flows }): PlanStep => ({
      action: 'create-rule',
      rule: {
        name: freeName(wish.flow, wish.body.protocol, taken),
        displayName: cleanText(
          `VMM: ${wish.flow.purpose} (${wish.body.protocol.toUpperCase()} ${portText(wish.body)})`,
          200,
        ),
        group: ownGroup,
        description: descriptionOf(flows, date),
        ...wish.body,
      },
      flows: flows.map(({ id }) => id),
      reason: reasonOf(flows),
    })),
  ];
}
