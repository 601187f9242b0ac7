import { Icon } from '../parts/icon.tsx';
import type { View } from '../state/route.ts';
import { formatRoute, views } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Links, because that is what they are: middle mouse button and screen readers know them. */
export function Navigation({ current }: { readonly current: View }) {
  const { t } = useTexts();
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <a
              href={formatRoute({ view, flow: null })}
              aria-current={view === current ? 'page' : undefined}
              title={t(`view.${view}`)}
            >
              <Icon name={view} />
              <span>{t(`view.${view}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
