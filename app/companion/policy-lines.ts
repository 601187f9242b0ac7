import {
  exceptionFields,
  flowException,
  type FlowException,
} from '../../core/exceptions/exception.ts';
import type { Flaw, MistakeInText } from '../../core/flaw/flaw.ts';
import { mistakeOf } from '../../core/flaw/mistake-of-issue.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { oneLine } from '../../core/vmm/one-line.ts';

/** Settings that policy writes as lines of text (REG_MULTI_SZ); a mistake is told with its line. */

const wrong = (index: number, flaw: Flaw) =>
  failure<MistakeInText>({ at: [], flaw, line: index + 1 });

/** `hyperv-host=10.0.5.7, 10.0.6.0/24` a line; whether role and addresses exist is for the schema. */
export function peersOfLines(
  lines: readonly string[],
): Result<Record<string, string[]>, MistakeInText> {
  const peers = new Map<string, string[]>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [, role, list] = /^\s*([a-z0-9-]+)\s*=(.*)$/s.exec(line) ?? [];
    if (role === undefined || list === undefined) return wrong(index, { kind: 'peers-line' });
    const addresses = list.split(/[,;\s]+/).filter((word) => word !== '');
    if (addresses.length === 0) return wrong(index, { kind: 'no-addresses', role: oneLine(role) });
    peers.set(role, [...(peers.get(role) ?? []), ...addresses]);
  }
  return success(Object.fromEntries(peers));
}

/**
 * A line is an entry of a file of exceptions, as JSON.
 * @param knownFlows the flow ids of every catalogue; a mistyped one would excuse nothing
 */
export function exceptionsOfLines(
  lines: readonly string[],
  knownFlows: () => ReadonlySet<string>,
): Result<FlowException[], MistakeInText> {
  const exceptions: FlowException[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const json = jsonOf(line);
    if (json === undefined) return wrong(index, { kind: 'no-json' });
    const read = flowException.safeParse(json, { reportInput: true });
    const [issue] = read.error?.issues ?? [];
    if (issue !== undefined)
      return failure({ ...mistakeOf(issue, exceptionFields), line: index + 1 });
    if (!read.success) continue;
    const { flow } = read.data;
    if (!knownFlows().has(flow)) return wrong(index, { kind: 'no-flow', flow: oneLine(flow) });
    exceptions.push(read.data);
  }
  return success(exceptions);
}

/** undefined for what is no JSON. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
