import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { VerdictIcon } from './verdict-icon.tsx';

/** A verdict as shape, word and colour together. */
export function VerdictBadge(props: {
  readonly verdict: FlowVerdict;
  readonly count?: number;
  readonly quiet?: boolean;
}) {
  const { verdict, count, quiet = false } = props;
  const { words } = useTexts();
  return (
    <span className={`verdict-badge tone-${verdict}${quiet ? ' quiet' : ''}`}>
      <VerdictIcon verdict={verdict} />
      <span className="verdict-word">{words.verdicts[verdict].word}</span>
      {count === undefined ? null : <span className="verdict-count">{count}</span>}
    </span>
  );
}
