import type { ReactNode } from 'react';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { DocumentList, DocumentTitles } from '../parts/document-list.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';

/** Where everything about the flow comes from, and how sure it is. */
export function FlowEvidence({ flow }: { readonly flow: FlowAssessment }) {
  const { t, vocabulary } = useTexts();
  const { feature, listenerState, confidence, sources, builtinRules } = flow;
  return (
    <section aria-labelledby="evidence">
      <h3 id="evidence">{t('flow.evidence')}</h3>
      <dl className="facts">
        <Fact name={t('flow.ports')}>
          <PortOrigins flow={flow} />
        </Fact>
        {flow.direction === 'in' ? (
          <Fact name={t('flow.listener')}>{vocabulary.listeners[listenerState]}</Fact>
        ) : null}
        <Fact name={t('flow.level')}>
          {vocabulary.levels[flow.level]}
          {feature === null
            ? null
            : `: ${wordOf(vocabulary.features, feature)} (${t(
                flow.featureInUse === true ? 'flow.in-use' : 'flow.not-in-use',
              )})`}
        </Fact>
        <Fact name={t('flow.talks')}>
          {flow.initiator} → {flow.listener}
        </Fact>
        <Fact name={t('flow.sources')}>
          {vocabulary.confidences[confidence]}
          <DocumentList ids={sources} />
        </Fact>
        {builtinRules.length === 0 ? null : (
          <Fact name={t('flow.builtin')}>
            <span className="mono">{builtinRules.join(', ')}</span>
          </Fact>
        )}
        {flow.notes === '' ? null : <Fact name={t('flow.notes')}>{flow.notes}</Fact>}
        {flow.published === null ? null : (
          <Fact name={t('flow.published')}>
            {t('flow.published-row', { row: flow.published.row, check: flow.published.check })}{' '}
            {flow.published.truth}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PortOrigins({ flow }: { readonly flow: FlowAssessment }) {
  const { t } = useTexts();
  if (flow.portSource.length === 0) return t('flow.local');
  // The same port over TCP and UDP comes from one place.
  const origins = new Map(
    flow.portSource.map((origin) => [`${origin.ports} ${origin.where}`, origin]),
  );
  return (
    <ul className="plain">
      {[...origins].map(([key, { ports, from, where }]) => (
        <li key={key}>
          <span className="mono">{ports}</span>{' '}
          {from === 'registry' ? (
            <>
              {t('flow.from-registry')} <bdi className="mono small">{where}</bdi>
            </>
          ) : (
            <FromDocuments ids={where.split(', ')} listed={flow.sources} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Titles are long: those that the flow's own documents list anyway are not said twice. */
function FromDocuments(props: {
  readonly ids: readonly string[];
  readonly listed: readonly string[];
}) {
  const { ids, listed } = props;
  const { t } = useTexts();
  if (ids.every((id) => listed.includes(id))) return t('flow.from-documents-below');
  return (
    <>
      {t('flow.from-document')} <DocumentTitles ids={ids} />
    </>
  );
}
