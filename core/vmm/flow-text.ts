import type { FlowDefinition, FlowPart, PartPorts } from './catalogue-schema.ts';
import type { PortRange } from '../snapshot/schema.ts';

/** Since Windows Server 2008 (S26). */
export const standardDynamicRange: PortRange = { first: 49152, last: 65535 };

/** The documented ports of a flow for people, in the order of its parts, each once, e.g. `['135', '49152-65535']`. */
export function portTexts(flow: Pick<FlowDefinition, 'parts'>): string[] {
  return [...new Set(flow.parts.flatMap((part) => partPortTexts(part.ports)))];
}

/** `TCP`, `UDP`, `TCP+UDP`, or `local` for a flow that never leaves the machine. */
export function protocolText(flow: Pick<FlowDefinition, 'parts'>): string {
  const protocols = new Set(flow.parts.map(({ protocol }: FlowPart) => protocol.toUpperCase()));
  return protocols.size === 0 ? 'local' : [...protocols].sort().join('+');
}

/** One port as `80`, several as `80-90`. */
export function rangeText(first: number, last: number): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function partPortTexts(ports: PartPorts): string[] {
  if (ports.kind === 'fixed') return ports.ranges.map(([first, last]) => rangeText(first, last));
  if (ports.kind === 'rpc-dynamic') {
    return [rangeText(standardDynamicRange.first, standardDynamicRange.last)];
  }
  return [ports.text];
}
