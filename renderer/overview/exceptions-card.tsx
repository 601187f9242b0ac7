import { isSameFlow } from '../../core/assessment/flow-key.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AppliedException } from '../../electron/contract/model.ts';
import { ExceptionWords } from '../parts/exception-words.tsx';
import { endsOf, portText } from '../parts/flow-text.ts';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { formatRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Exceptions that count, or those that have ended, each with its flows, reason, author and end. */
export function ExceptionsCard(props: {
  readonly state: 'counts' | 'expired';
  readonly exceptions: readonly AppliedException[];
  readonly flows: readonly FlowAssessment[];
}) {
  const { t } = useTexts();
  const shown = props.exceptions.filter(({ state }) => state === props.state);
  if (shown.length === 0) return null;
  const title = `exceptions-${props.state}`;
  const isExpired = props.state === 'expired';
  const count = isExpired ? shown.length : shown.flatMap(({ flows }) => flows).length;
  return (
    <section className={`card exceptions-card ${props.state}`} aria-labelledby={title}>
      <h2 id={title}>{t(`overview.exceptions-${props.state}`, { count })}</h2>
      <ul className="flow-lines">
        {shown.flatMap((exception) =>
          exception.flows.map((key) => {
            const flow = props.flows.find((each) => isSameFlow(each, key));
            return flow === undefined ? null : (
              <li key={`${JSON.stringify(exception)} ${key.direction}`}>
                <VerdictBadge verdict={flow.verdict} />
                <div className="flow-line-words">
                  <FlowLink flow={flow} />
                  <ExceptionWords exception={exception} isExpired={isExpired} />
                </div>
              </li>
            );
          }),
        )}
      </ul>
    </section>
  );
}

function FlowLink({ flow }: { readonly flow: FlowAssessment }) {
  const texts = useTexts();
  const { id, direction } = flow;
  return (
    <a href={formatRoute({ view: 'flows', flow: { id, direction } })}>
      <span className="mono">{portText(flow)}</span> {texts.t('flow.ends', endsOf(flow, texts))}
    </a>
  );
}
