import { keyOf } from '../../core/assessment/flow-key.ts';
import type { FlowTurn } from '../../electron/contract/model.ts';
import { portText } from '../parts/flow-text.ts';
import { Icon } from '../parts/icon.tsx';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { formatRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Flows whose verdict is another one now: what it was and what it is. */
export function TurnLines({ turns }: { readonly turns: readonly FlowTurn[] }) {
  const { t, inLanguage } = useTexts();
  if (turns.length === 0) return null;
  return (
    <ul className="turn-lines" aria-label={t('activity.turns')}>
      {turns.map((turn) => (
        <li key={keyOf(turn)}>
          <span className="turn">
            {turn.before === null ? null : (
              <>
                <VerdictBadge verdict={turn.before} quiet />
                <Icon name="arrow" size={16} />
                <span className="only-heard">{t('activity.then')}</span>
              </>
            )}
            <VerdictBadge verdict={turn.after} />
          </span>
          <a href={formatRoute({ view: 'flows', flow: turn })}>
            <span className="mono">{portText(turn)}</span> {inLanguage.flow(turn).purpose}
          </a>
        </li>
      ))}
    </ul>
  );
}
