import { compareHosts, type HostState } from '../../core/compare/compare.ts';
import { gotWorse } from '../../core/compare/words.ts';
import { checkContradiction, judgeHost } from '../judge-host.ts';
import { readHost } from '../read-host.ts';
import { comparisonJson } from '../render/comparison-json.ts';
import { renderComparison } from '../render/comparison.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import type { SituationOptions } from '../situation-options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';

export interface CompareOptions extends SituationOptions {
  readonly json?: boolean;
}

async function stateOf(
  input: string,
  options: CompareOptions,
  terminal: Terminal,
): Promise<HostState> {
  const { snapshot } = await readHost([input], terminal);
  return { snapshot, assessment: judgeHost(snapshot, options).assessment };
}

/** @throws {UsageError} when one of them cannot be assessed */
export async function runCompare(
  before: string,
  after: string,
  options: CompareOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  const old = await stateOf(before, options, terminal);
  const comparison = compareHosts(old, await stateOf(after, options, terminal));
  await terminal.out.write(
    options.json === true
      ? `${safeJson(comparisonJson(comparison), 2)}\n`
      : renderComparison(comparison, { width: terminal.width, paint: painter(terminal.colour) }),
  );
  return gotWorse(comparison) ? exitCodes.actionNeeded : exitCodes.fine;
}
