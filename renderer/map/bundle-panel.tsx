import { FixButton } from '../fix/fix-button.tsx';
import { ExceptedTag } from '../parts/excepted-tag.tsx';
import { portText } from '../parts/flow-text.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { formatRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';
import type { Bundle } from './bundle-flows.ts';

/** The flows of the bundle that is pointed at. */
export function BundlePanel({ bundle }: { readonly bundle: Bundle | undefined }) {
  const { t, words, vocabulary } = useTexts();
  if (bundle === undefined) {
    return (
      <aside className="card bundle-panel" aria-label={t('map.panel')}>
        <EmptyState icon="map" title={t('map.choose')} />
      </aside>
    );
  }
  const { peer, role, flows } = bundle;
  const fixable = flows.filter(({ failing, verdict }) => failing && verdict !== 'unknown');
  const between = t('map.between', {
    peer: wordOf(vocabulary.roles, peer),
    role: wordOf(vocabulary.roles, role),
  });
  return (
    <aside className="card bundle-panel" aria-label={t('map.panel')}>
      <h2>{between}</h2>
      {fixable.length === 0 ? null : (
        <FixButton
          flows={fixable.map(({ id, direction }) => ({ id, direction }))}
          label={t('fix.some', { count: fixable.length })}
          of={between}
        />
      )}
      <ul>
        {flows.map((flow) => {
          const { id, direction } = flow;
          return (
            <li key={`${id} ${direction}`}>
              <span className="flow-row-verdict">
                <VerdictBadge verdict={flow.verdict} />
                <ExceptedTag flow={flow} />
              </span>
              <a href={formatRoute({ view: 'flows', flow: { id, direction } })}>{flow.purpose}</a>
              <span className="quiet-text small">
                <span className="mono">{portText(flow)}</span> · {words.directions[direction]}
              </span>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
