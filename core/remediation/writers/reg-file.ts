import type { PlanStep } from '../plan.ts';
import { withActive } from '../plan-effect.ts';
import { ruleString } from '../rule-string.ts';
import { crlf, headLines, stepsOn, whyLines, type Fix, type Way } from './fix.ts';

const key =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules';

/** The lowest version with port ranges, understood from Server 2008 R2 on whatever the host is. */
const version = { major: 2, minor: 10 };

const note = [
  'The firewall service reads these values when it starts: restart the computer afterwards.',
  'Values written this way are not checked by Windows, and a rule that somebody changed since the',
  'plan was made is set back to what it was then. Prefer any of the other formats.',
];

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** @returns the value's data, `-` to delete it */
function dataOf(step: PlanStep, way: Way): string {
  if (step.action === 'enable-rule')
    return quoted(way === 'apply' ? withActive(step.expected, true) : step.expected);
  return way === 'apply' ? quoted(ruleString(step.rule, version)) : '-';
}

/**
 * The raw rule strings as a registry file of version 5. The caller encodes it as UTF-16LE with a
 * byte order mark, the only encoding in which regedit reads it right.
 */
export function writeReg(fix: Fix, way: Way): string {
  const comment = (line: string) => `; ${line}`;
  const steps = stepsOn(fix, way).flatMap((step) => [
    '',
    ...whyLines(fix, step).map(comment),
    `${quoted(step.action === 'create-rule' ? step.rule.name : step.name)}=${dataOf(step, way)}`,
  ]);
  const head = [...headLines(fix, way, 'Firewall rules for VMM, as registry values'), ...note];
  return crlf([
    'Windows Registry Editor Version 5.00',
    '',
    ...head.map(comment),
    '',
    `[${key}]`,
    ...steps,
    '',
  ]);
}
