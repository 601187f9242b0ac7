import type { Policy } from '../firewall/policy/policy.ts';
import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import { ownGroup } from './new-rule.ts';
import { cleanText } from './plain-text.ts';
import type { PlanStep } from './plan.ts';
import type { StepWish } from './propose-steps.ts';
import { neededFor, ruleDescription } from './rule-description.ts';
import type { RuleBody } from './rule-for-traffic.ts';

interface Merged<T> {
  readonly wishes: readonly [T, ...T[]];
  readonly flows: readonly Flow[];
}

/** Wishes with equal keys become one that serves all their flows. */
function merge<T extends StepWish>(wishes: readonly T[], keyOf: (wish: T) => string): Merged<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const wish of wishes) {
    const known = groups.get(keyOf(wish));
    if (known === undefined) groups.set(keyOf(wish), [wish]);
    else known.push(wish);
  }
  return [...groups.values()].map((group) => ({
    wishes: group,
    flows: [...new Set(group.map(({ flow }) => flow))],
  }));
}

const mostOfReason = 1000;
/** Whose names stand in a reason; the ids come from the host. */
const mostOfLeftAlone = 300;

const reasonOf = (flows: readonly Flow[]) => cleanText(neededFor(flows), mostOfReason);

/** Why there is a new rule although Windows has one: said, so that nobody wonders. */
function reasonOfNew({ wishes, flows }: Merged<Extract<StepWish, { kind: 'create' }>>): string {
  const ids = [...new Set(wishes.flatMap(({ insteadOf }) => insteadOf))];
  if (ids.length === 0) return reasonOf(flows);
  const left = cleanText(ids.join(', '), mostOfLeftAlone);
  const note = `. Windows' own ${left} is left alone, since its name or text holds what no plan takes`;
  return `${cleanText(neededFor(flows), mostOfReason - note.length)}${note}`;
}

const portText = ({ localPorts, remotePorts }: RuleBody) =>
  [...localPorts, ...remotePorts].join(', ') || 'any port';

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
export function stepsOf(
  wishes: readonly StepWish[],
  policy: Policy,
  sources: Catalogue['sources'],
  date: string,
): PlanStep[] {
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
    ...enables.map(({ wishes: [{ rule }], flows }): PlanStep => ({
      action: 'enable-rule',
      name: rule.id,
      store: 'local',
      expected: rule.text,
      flows: flows.map(({ id }) => id),
      reason: reasonOf(flows),
    })),
    ...creates.map((merged): PlanStep => {
      const { flows } = merged;
      const [{ flow, body }] = merged.wishes;
      return {
        action: 'create-rule',
        rule: {
          name: freeName(flow, body.protocol, taken),
          displayName: cleanText(
            `VMM: ${flow.purpose} (${body.protocol.toUpperCase()} ${portText(body)})`,
            200,
          ),
          group: ownGroup,
          description: ruleDescription(flows, sources, date),
          ...body,
        },
        flows: flows.map(({ id }) => id),
        reason: reasonOfNew(merged),
      };
    }),
  ];
}
