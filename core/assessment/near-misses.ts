import { overlaps } from '../firewall/algebra/intervals.ts';
import type { Bound } from '../firewall/algebra/intervals.ts';
import type { CompiledRule } from '../firewall/policy/compiled-rule.ts';
import { matchActors } from '../firewall/policy/match-rule.ts';
import type { Absence } from '../firewall/policy/participation.ts';
import { absenceOf } from '../firewall/policy/participation.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import { fieldsOf } from '../firewall/rule/fields.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { Reason, Shortfall } from './reason.ts';
import { ruleName } from './reasons-of-decision.ts';

/** More than these would not be read. */
const mostShown = 3;

function ofAbsence(absence: Absence, rule: Rule): Shortfall {
  switch (absence) {
    case 'inactive':
      return { kind: 'off' };
    case 'malformed':
      return { kind: 'malformed', problems: rule.malformed };
    case 'other-profile':
      return { kind: 'profile', profiles: rule.profiles };
    case 'newer-version':
      return { kind: 'other' };
    case 'local-rules-void':
    case 'application-rules-void':
    case 'port-rules-void':
      return { kind: 'void' };
  }
}

/** The addresses of a condition as written, words included. */
function writtenAddresses(rule: Rule): string[] {
  return fieldsOf(rule.text)
    .filter(({ key }) => /^ra[46]2?$/i.test(key))
    .map(({ value }) => value);
}

function remoteFits(rule: CompiledRule, traffic: Traffic): boolean {
  return traffic.families.some((family) => {
    const condition = rule.remote?.[family];
    return condition === undefined
      ? rule.remote === undefined
      : overlaps<Bound>(condition.possible, traffic.remote[family]);
  });
}

function ofConditions(rule: CompiledRule, traffic: Traffic): Shortfall[] {
  const shortfalls: Shortfall[] = [];
  const { programs, services } = rule.rule;
  const fits = (part: Pick<CompiledRule, 'programs' | 'services'>) =>
    matchActors(part, traffic.actors) !== 'no';
  if (!fits({ programs: rule.programs, services: [] }))
    shortfalls.push({ kind: 'program', programs });
  if (!fits({ programs: [], services: rule.services }))
    shortfalls.push({ kind: 'service', services });
  if (!remoteFits(rule, traffic))
    shortfalls.push({ kind: 'remote-address', addresses: writtenAddresses(rule.rule) });
  if (rule.demandsIpsec) shortfalls.push({ kind: 'ipsec' });
  if (rule.never) shortfalls.push({ kind: 'other' });
  return shortfalls;
}

/**
 * Allow rules that name the ports of closed traffic and still do not open it, with what each lacks;
 * those that lack least come first. This is what an administrator overlooks: the rule is there, but
 * for another profile or program.
 */
export function nearMisses(
  policy: Policy,
  traffic: Traffic,
  alreadyTold: ReadonlySet<Rule>,
): Reason[] {
  const settings = policy.settings[traffic.profile];
  const found: { readonly rule: Rule; readonly shortfalls: readonly Shortfall[] }[] = [];
  let leastPossible = 0;
  for (const rule of policy.index.namingPorts(traffic)) {
    if (alreadyTold.has(rule)) continue;
    const absence = absenceOf(rule, traffic.profile, settings, policy.environment);
    const own = absence === undefined ? [] : [ofAbsence(absence, rule)];
    const compiled = policy.index.compiled(rule, traffic.profile);
    const shortfalls = [...own, ...ofConditions(compiled, traffic)];
    if (shortfalls.length > 0) found.push({ rule, shortfalls });
    // Nothing can lack less than one thing: once enough of these are found, the rest is not looked at.
    if (shortfalls.length === 1 && ++leastPossible === mostShown) break;
  }
  found.sort((a, b) => a.shortfalls.length - b.shortfalls.length);
  return found
    .slice(0, mostShown)
    .map(({ rule, shortfalls }) => ({ code: 'near-miss', rule: ruleName(rule), shortfalls }));
}
