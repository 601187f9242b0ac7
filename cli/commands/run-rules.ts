import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { firstText } from '../../core/firewall/rule/fields.ts';
import type { Rule } from '../../core/firewall/rule/rule.ts';
import type { Direction } from '../../core/firewall/terms.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import { namesPort, ruleFields } from '../../app/rule-fields.ts';
import { renderRules } from '../render/rules.ts';
import { readHost } from '../read-host.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';

export interface RulesOptions {
  readonly text?: string;
  readonly direction?: Direction;
  readonly port?: number;
  readonly json?: boolean;
}

function isWanted(rule: Rule, { text, direction, port }: RulesOptions): boolean {
  if (direction !== undefined && rule.direction !== direction) return false;
  if (port !== undefined && !namesPort(rule, port)) return false;
  if (text === undefined) return true;
  const wanted = text.toLowerCase();
  const group = firstText(rule, 'EmbedCtxt');
  return [rule.id, rule.name, group, ...rule.programs, ...rule.services].some((part) =>
    part.toLowerCase().includes(wanted),
  );
}

/** @throws {UsageError} when the input cannot be read */
export async function runRules(
  inputs: readonly string[],
  options: RulesOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { snapshot } = await readHost(inputs, terminal);
  const policy = policyOfSnapshot(snapshot);
  const rules = policy.rules.filter((rule) => isWanted(rule, options));
  await terminal.out.write(
    options.json === true
      ? `${safeJson(rules.map(ruleFields), 2)}\n`
      : renderRules(rules, policy, { width: terminal.width, paint: painter(terminal.colour) }),
  );
  return exitCodes.fine;
}
