import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import type { AskResult } from '../../electron/contract/model.ts';
import { Icon } from '../parts/icon.tsx';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';

type Answered = Extract<AskResult, { readonly kind: 'answer' }>;

const shapes: Record<Answered['answer']['verdict'], FlowVerdict> = {
  allow: 'allowed',
  block: 'blocked',
  unknown: 'unknown',
};

/** Yes, no or cannot tell; then who says so. */
export function AnswerCard({ result }: { readonly result: AskResult }) {
  const { t } = useTexts();
  if (result.kind === 'error') {
    return (
      <section className="card answer">
        <h2>
          <Icon name="warning" /> {t('ask.not-a-question')}
        </h2>
        <p>{result.error}</p>
      </section>
    );
  }
  return <Answer result={result} />;
}

function Answer({ result }: { readonly result: Answered }) {
  const { t, words } = useTexts();
  const { answer, rules } = result;
  const { verdict, reason, unknown } = answer;
  return (
    <section className="card answer">
      <h2>
        <VerdictIcon verdict={shapes[verdict]} size={28} /> {t(`ask.verdict-${verdict}`)}
      </h2>
      <p>{t(`ask.reason-${reason}`)}</p>
      {rules.length === 0 ? null : (
        <>
          <h3>{t(verdict === 'unknown' ? 'ask.may-match' : 'ask.deciding')}</h3>
          <ul className="answer-rules">
            {rules.map((rule) => (
              <li key={`${rule.store} ${rule.id}`}>
                <bdi>{words.rule(rule)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {unknown.length === 0 ? null : (
        <>
          <h3>{t('ask.depends')}</h3>
          <ul className="answer-rules">
            {unknown.map((dependency) => (
              <li key={JSON.stringify(dependency)}>
                <bdi>{words.dependency(dependency)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
