import { keyOf } from '../../core/assessment/flow-key.ts';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { portText } from '../parts/flow-text.ts';
import { formatRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';
import type { Bundle } from './bundle-flows.ts';

/** The map for who cannot see it, or wants to read it. */
export function BundleTable({ bundles }: { readonly bundles: readonly Bundle[] }) {
  const { t, vocabulary } = useTexts();
  return (
    <details className="map-table">
      <summary>{t('map.as-table')}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('map.as-table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('map.column-peer')}</th>
              <th scope="col">{t('map.column-role')}</th>
              <th scope="col">{t('filter.verdict')}</th>
              <th scope="col">{t('view.flows')}</th>
            </tr>
          </thead>
          <tbody>
            {bundles.map(({ key, peer, role, verdict, flows }) => (
              <tr key={key}>
                <th scope="row">{wordOf(vocabulary.roles, peer)}</th>
                <td>{wordOf(vocabulary.roles, role)}</td>
                <td>
                  <VerdictBadge verdict={verdict} />
                </td>
                <td>
                  <ul className="table-flows">
                    {flows.map((flow) => (
                      <li key={keyOf(flow)}>
                        <a
                          href={formatRoute({
                            view: 'flows',
                            flow: { id: flow.id, direction: flow.direction },
                          })}
                        >
                          {portText(flow)} {flow.purpose}
                        </a>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
