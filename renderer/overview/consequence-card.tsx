import { keyOf } from '../../core/assessment/flow-key.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { FixButton } from '../fix/fix-button.tsx';
import { endsOf, mainReason, portText } from '../parts/flow-text.ts';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { formatRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';
import type { ConsequenceGroup } from './group-flows.ts';

/** What is broken, then the flows that break it, with one way to repair them. */
export function ConsequenceCard({ group }: { readonly group: ConsequenceGroup }) {
  const { t, vocabulary } = useTexts();
  const { consequence, verdict, flows, errorCodes } = group;
  const title = `consequence-${consequence}`;
  return (
    <section className={`card consequence tone-${verdict}`} aria-labelledby={title}>
      <div className="card-head">
        <div>
          <h2 id={title}>{vocabulary.consequences[consequence]}</h2>
          {errorCodes.length === 0 ? null : (
            <p className="quiet-text">
              {t('overview.errors', { count: errorCodes.length })}{' '}
              <span className="mono">{errorCodes.join(', ')}</span>
            </p>
          )}
        </div>
        {verdict === 'unknown' ? null : (
          <FixButton
            flows={flows.map(({ id, direction }) => ({ id, direction }))}
            label={t('fix.some', { count: flows.length })}
            of={vocabulary.consequences[consequence]}
            primary
          />
        )}
      </div>
      <ul className="flow-lines">
        {flows.map((flow) => (
          <FlowLine key={keyOf(flow)} flow={flow} />
        ))}
      </ul>
    </section>
  );
}

function FlowLine({ flow }: { readonly flow: FlowAssessment }) {
  const texts = useTexts();
  const { t } = texts;
  const { id, direction, verdict } = flow;
  return (
    <li>
      <VerdictBadge verdict={verdict} />
      <div className="flow-line-words">
        <a href={formatRoute({ view: 'flows', flow: { id, direction } })}>
          <span className="mono">{portText(flow)}</span> {t('flow.ends', endsOf(flow, texts))}
        </a>
        <span className="quiet-text">{mainReason(flow, texts)}</span>
      </div>
    </li>
  );
}
