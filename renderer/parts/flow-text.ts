import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { Texts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';

/** `TCP 5985`; a flow inside the machine has no port. */
export function portText({ protocol, ports }: Pick<FlowAssessment, 'protocol' | 'ports'>): string {
  if (protocol === 'local') return '';
  return `${protocol.toUpperCase().replace('+', '/')} ${ports}`.trim();
}

/** The roles at both ends, as they stand in a sentence. */
export function endsOf(
  flow: Pick<FlowAssessment, 'direction' | 'role' | 'peerRoles'>,
  { vocabulary, words }: Texts,
): { readonly from: string; readonly to: string } {
  const here = wordOf(vocabulary.roles, flow.role);
  const there = words.listed(
    flow.peerRoles.map((role) => wordOf(vocabulary.roles, role)),
    2,
  );
  return flow.direction === 'in' ? { from: there, to: here } : { from: here, to: there };
}

/** The reason that decides, of the profile where the verdict is worst. */
export function mainReason({ profiles, verdict }: FlowAssessment, { words }: Texts): string {
  const worst = profiles.find((profile) => profile.verdict === verdict) ?? profiles[0];
  const [reason] = worst?.reasons ?? [];
  return reason === undefined ? '' : words.reason(reason);
}
