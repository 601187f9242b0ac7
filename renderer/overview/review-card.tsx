import { Button } from '@fluentui/react-components';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** Flows that are open for some addresses only: whether that is enough, only the peers' addresses tell. */
export function ReviewCard(props: { readonly count: number; readonly onShow: () => void }) {
  const { count, onShow } = props;
  const { t } = useTexts();
  if (count === 0) return null;
  return (
    <section className="card review">
      <VerdictIcon verdict="limited" size={20} />
      <div>
        <h2>{t('overview.review', { count })}</h2>
        <p className="quiet-text">{t('overview.review-text')}</p>
      </div>
      <Button onClick={onShow}>{t('overview.review-show')}</Button>
    </section>
  );
}
