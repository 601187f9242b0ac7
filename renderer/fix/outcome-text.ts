import type { ChangeResult } from '../../electron/contract/model.ts';
import type { TextKey } from '../texts/fill.ts';

/** Only what was seen when the firewall was read again counts as fixed. */
export const isVerified = (result: ChangeResult): boolean =>
  result.kind === 'done' && result.verified && result.problem === null;

/** What came of a change, or of taking one back. */
export function outcomeText(result: ChangeResult, wanted: 'done' | 'undone'): TextKey {
  if (result.kind === 'not-done') return `fix.not-${wanted}`;
  return isVerified(result) ? `fix.${wanted}` : 'fix.not-verified';
}
