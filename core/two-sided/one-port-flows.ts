import type { FlowPart } from '../vmm/catalogue-schema.ts';
import type { Flow } from '../vmm/catalogue.ts';

/**
 * A flow of which one of several ports is enough, once for each: both ends must agree on one, which
 * judging each end by its own best port would not see.
 */
export function onePortFlows(flow: Flow): readonly Flow[] {
  const at = flow.parts.findIndex(
    ({ ports, alternatives }) => alternatives !== undefined && ports.kind === 'fixed',
  );
  const part = flow.parts[at];
  if (part === undefined || part.ports.kind !== 'fixed') return [flow];
  return part.ports.ranges.flatMap((range) => {
    const { alternatives: _one, ...rest } = part;
    const single: FlowPart = { ...rest, ports: { kind: 'fixed', ranges: [range] } };
    return onePortFlows({ ...flow, parts: flow.parts.with(at, single) });
  });
}
