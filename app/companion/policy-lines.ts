import type { z } from 'zod';
import { flowException, type FlowException } from '../../core/exceptions/exception.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { oneLine } from '../../core/vmm/one-line.ts';

/** Settings that policy writes as lines of text (REG_MULTI_SZ); a mistake is told with its line. */

const wrong = (index: number, why: string) => failure(`line ${index + 1}: ${why}`);

/** What a schema objects to first, with its place. */
export function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'it cannot be used';
  const place = issue.path.map(String).join('.');
  return oneLine(place === '' ? issue.message : `${place}: ${issue.message}`, 300);
}

/** `hyperv-host=10.0.5.7, 10.0.6.0/24` a line; whether role and addresses exist is for the schema. */
export function peersOfLines(lines: readonly string[]): Result<Record<string, string[]>, string> {
  const peers = new Map<string, string[]>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [, role, list] = /^\s*([a-z0-9-]+)\s*=(.*)$/s.exec(line) ?? [];
    if (role === undefined || list === undefined)
      return wrong(index, 'a role and its addresses were expected, as in hyperv-host=10.0.5.7');
    const addresses = list.split(/[,;\s]+/).filter((word) => word !== '');
    if (addresses.length === 0) return wrong(index, `no address is given for ${role}`);
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
): Result<FlowException[], string> {
  const exceptions: FlowException[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = flowException.safeParse(jsonOf(line));
    if (!read.success) return wrong(index, firstIssue(read.error));
    const { flow } = read.data;
    if (!knownFlows().has(flow)) return wrong(index, `there is no flow ${oneLine(flow)}`);
    exceptions.push(read.data);
  }
  return success(exceptions);
}

/** What is no JSON is refused by the schema, which says what was expected. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
