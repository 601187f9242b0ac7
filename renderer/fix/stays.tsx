import type { PlanView } from '../../electron/contract/model.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** What stays when the rules of this program are removed, and why. */
export function Stays(props: {
  readonly stays: NonNullable<PlanView['stays']>;
  /** There is nothing to remove. */
  readonly isAll: boolean;
}) {
  const { stays, isAll } = props;
  const { left, switchedOn } = stays;
  const { t } = useTexts();
  return (
    <>
      {isAll ? <EmptyState icon="done" title={t('removal.nothing')} /> : null}
      {left.length === 0 ? null : (
        <section aria-labelledby="plan-left">
          <h3 id="plan-left">{t('removal.left')}</h3>
          <ul className="plan-steps">
            {left.map(({ name, why }) => (
              <li key={name}>
                <bdi className="mono">{name}</bdi>
                <div className="quiet-text">{t(`removal.left-${why}`)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {switchedOn === 0 ? null : <p className="quiet-text">{t('removal.switched-on')}</p>}
    </>
  );
}
