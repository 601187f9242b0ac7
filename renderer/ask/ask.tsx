import { Button } from '@fluentui/react-components';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import type { AskResult } from '../../electron/contract/model.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { NeedsHost } from '../parts/needs-host.tsx';
import { messageOf, useCompanion } from '../state/companion.tsx';
import { useKept } from '../state/kept.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { AnswerCard } from './answer-card.tsx';
import './ask.css';
import { AskFields } from './ask-fields.tsx';
import type { AskForm } from './question-of-form.ts';
import { emptyForm, questionOfForm } from './question-of-form.ts';
import { wrongField } from './wrong-field.ts';

/** Would this traffic pass? */
export function Ask() {
  return <NeedsHost>{() => <AskHost />}</NeedsHost>;
}

function AskHost() {
  const { api } = useCompanion();
  const { t } = useTexts();
  const [form, setForm] = useKept<AskForm>('ask.form', emptyForm);
  const [result, setResult] = useState<AskResult | null>(null);
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    const wrong = wrongField(form);
    if (wrong !== undefined) {
      const field = t(`ask.${wrong.field}`);
      setResult({ kind: 'error', error: t(wrong.says, { field, text: wrong.text }) });
      return;
    }
    api
      .ask(questionOfForm(form))
      .then(setResult, (error: unknown) => setResult({ kind: 'error', error: messageOf(error) }));
  };
  return (
    <div className="ask">
      <form className="card ask-form" onSubmit={ask} noValidate>
        <h1>{t('ask.title')}</h1>
        <p className="quiet-text">{t('ask.text')}</p>
        <AskFields form={form} onChange={setForm} />
        <div className="actions">
          <Button appearance="primary" type="submit">
            {t('ask.submit')}
          </Button>
          <Button
            onClick={() => {
              setForm(emptyForm);
              setResult(null);
            }}
          >
            {t('ask.reset')}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="ask-answer">
        {result === null ? (
          <EmptyState icon="ask" title={t('ask.nothing-yet')} />
        ) : (
          <AnswerCard result={result} />
        )}
      </div>
    </div>
  );
}
