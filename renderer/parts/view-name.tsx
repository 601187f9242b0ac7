import { useRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Names the view to those who hear it, where nothing else on it could be its heading. */
export function ViewName() {
  const { view } = useRoute();
  const { t } = useTexts();
  return <h1 className="only-heard">{t(`view.${view}`)}</h1>;
}
