import { useEffect, useRef } from 'react';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { FixButton } from '../fix/fix-button.tsx';
import { DetailBar } from '../parts/detail-bar.tsx';
import { endsOf, portText } from '../parts/flow-text.ts';
import { Icon } from '../parts/icon.tsx';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { ExceptButton, ExceptionNotes } from './exception-note.tsx';
import { FlowEvidence } from './flow-evidence.tsx';
import { ProfileReasons } from './profile-reasons.tsx';

const isOpen = ({ verdict, review }: FlowAssessment) =>
  verdict === 'allowed' ||
  verdict === 'allowed-by-default' ||
  verdict === 'not-applicable' ||
  (verdict === 'limited' && review);

/** One flow: what it is, whether it is open and why, and what is known of it. */
export function FlowDetail(props: { readonly flow: FlowAssessment; readonly onClose: () => void }) {
  const { flow, onClose } = props;
  const texts = useTexts();
  const { t } = texts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { id, direction } = flow;
  return (
    <article className="split-detail flow-detail" aria-labelledby="flow-title">
      <DetailBar onClose={onClose}>
        <VerdictBadge verdict={flow.verdict} />
      </DetailBar>
      <h2 id="flow-title" ref={heading} tabIndex={-1}>
        {flow.purpose}
      </h2>
      <p className="flow-route">
        <Ends flow={flow} />
        <span className="mono port-tag">{portText(flow) || t('flow.local')}</span>
      </p>
      {flow.symptom === '' ? null : (
        <p className="symptom">
          <strong>{t('flow.symptom')}</strong> {flow.symptom}
        </p>
      )}
      <ExceptionNotes flow={flow} />
      {isOpen(flow) ? null : (
        <div className="actions">
          <FixButton
            flows={[{ id, direction }]}
            label={t(flow.verdict === 'unknown' ? 'fix.what-helps' : 'fix.one')}
            of={flow.purpose}
            primary={flow.failing}
          />
          <ExceptButton flow={flow} />
        </div>
      )}
      <ProfileReasons profiles={flow.profiles} />
      <FlowEvidence flow={flow} />
    </article>
  );
}

function Ends({ flow }: { readonly flow: FlowAssessment }) {
  const texts = useTexts();
  const { from, to } = endsOf(flow, texts);
  const here = <span className="this-server">{texts.t('flow.this-server')}</span>;
  return (
    <span className="ends">
      <span>
        {from} {flow.direction === 'out' ? here : null}
      </span>
      <Icon name="arrow" size={16} />
      <span className="only-heard">{texts.t('flow.to')}</span>
      <span>
        {to} {flow.direction === 'in' ? here : null}
      </span>
    </span>
  );
}
