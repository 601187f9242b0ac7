import type { FlowAssessment } from '../../assessment/model.ts';
import { wordsOfId } from '../words.ts';
import { html, joined, type Content } from './markup.ts';

export function peersWords({ direction, peerRoles, initiator, listener }: FlowAssessment): string {
  const peers = peerRoles.map(wordsOfId).join(', ') || (direction === 'in' ? initiator : listener);
  return direction === 'in' ? `inbound from ${peers}` : `outbound to ${peers}`;
}

const levelNames = {
  required: 'required',
  conditional: 'required',
  recommended: 'recommended',
  context: 'for context',
} as const;

/** `required`, `required for live migration (in use here)`. */
export function levelWords({ level, feature, featureInUse }: FlowAssessment): string {
  if (level !== 'conditional' || feature === null) return levelNames[level];
  return `required for ${wordsOfId(feature)} (${featureInUse ? 'in use here' : 'not in use here'})`;
}

export const sourceLinks = (ids: readonly string[]): Content =>
  joined(
    ids.map((id) => html`<a href="#source-${id}">${id}</a>`),
    ', ',
  );
