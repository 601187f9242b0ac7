import type { FlowKey } from '../assessment/flow-key.ts';
import { isSameFlow } from '../assessment/flow-key.ts';
import type { Assessment, FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import type { Profile } from '../firewall/terms.ts';

/** Open for all, or for those addresses that nobody has contradicted. */
export const isOpen = ({
  verdict,
  review,
}: Pick<FlowAssessment | ProfileVerdict, 'verdict' | 'review'>): boolean =>
  verdict === 'allowed' || verdict === 'allowed-by-default' || (verdict === 'limited' && review);

/** The profiles on which a flow is open; none for a flow that is not judged. */
export function openProfiles({ flows }: Assessment, key: FlowKey): Profile[] {
  const flow = flows.find((each) => isSameFlow(each, key));
  return (flow?.profiles ?? []).filter(isOpen).map(({ profile }) => profile);
}
