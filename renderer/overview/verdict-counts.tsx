import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import { Icon } from '../parts/icon.tsx';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** One button a verdict; it shows its flows. */
export function VerdictCounts(props: {
  readonly counts: readonly { readonly verdict: FlowVerdict; readonly count: number }[];
  /** Flows that do not count thanks to an exception. */
  readonly excepted: number;
  /** Flows that cannot fail this host. */
  readonly others: number;
  readonly onChoose: (verdict: FlowVerdict) => void;
  readonly onExcepted: () => void;
  readonly onOthers: () => void;
}) {
  const { counts, excepted, others, onChoose, onExcepted, onOthers } = props;
  const { t, words } = useTexts();
  if (counts.length === 0 && excepted === 0 && others === 0) return null;
  return (
    <ul className="verdict-counts" aria-label={t('overview.counts')}>
      {counts.map(({ verdict, count }) => (
        <li key={verdict}>
          <button
            type="button"
            className={`count tone-${verdict}`}
            onClick={() => onChoose(verdict)}
          >
            <VerdictIcon verdict={verdict} size={20} />
            <strong>{count}</strong>
            <span>{words.verdicts[verdict].word}</span>
          </button>
        </li>
      ))}
      {excepted === 0 ? null : (
        <li>
          <button type="button" className="count" onClick={onExcepted}>
            <Icon name="flag" />
            <strong>{excepted}</strong>
            <span>{t('exception.tag')}</span>
          </button>
        </li>
      )}
      {others === 0 ? null : (
        <li>
          <button type="button" className="count quiet" onClick={onOthers}>
            <span>{t('overview.others', { count: others })}</span>
          </button>
        </li>
      )}
    </ul>
  );
}
