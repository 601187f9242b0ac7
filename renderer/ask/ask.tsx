import { Button } from '@fluentui/react-components';
import type { SyntheticEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { AskResult } from '../../electron/contract/model.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Waiting } from '../parts/loaded-view.tsx';
import { NeedsHost } from '../parts/needs-host.tsx';
import { useKept } from '../state/kept.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { AnswerCard } from './answer-card.tsx';
import './ask.css';
import { AskFields } from './ask-fields.tsx';
import type { AskForm } from './question-of-form.ts';
import { emptyForm, questionOfForm } from './question-of-form.ts';
import { useAnswer, type Question } from './use-answer.ts';
import { wrongField } from './wrong-field.ts';

/** Would this traffic pass? */
export function Ask() {
  return <NeedsHost>{() => <AskHost />}</NeedsHost>;
}

function AskHost() {
  const { t } = useTexts();
  const [form, setForm] = useKept<AskForm>('ask.form', emptyForm);
  const [question, setQuestion] = useState<Question | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const answer = useAnswer(question);
  const result: AskResult | undefined =
    mistake === null ? answer : { kind: 'error', error: mistake };
  const place = useRef<HTMLDivElement>(null);
  const isThere = result !== undefined;
  // Not with each reading: only whoever has asked looks for it.
  useEffect(() => {
    if (isThere) place.current?.querySelector('h2')?.scrollIntoView({ block: 'nearest' });
  }, [question, mistake, isThere]);
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    const wrong = wrongField(form);
    setQuestion(wrong === undefined ? questionOfForm(form) : null);
    setMistake(
      wrong === undefined
        ? null
        : t(wrong.says, { field: t(`ask.${wrong.field}`), text: wrong.text }),
    );
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
              setQuestion(null);
              setMistake(null);
            }}
          >
            {t('ask.reset')}
          </Button>
        </div>
      </form>
      <div ref={place} aria-live="polite" className="ask-answer">
        {result === undefined ? <NoAnswer isAsked={question !== null} /> : null}
        {result === undefined ? null : <AnswerCard result={result} />}
      </div>
    </div>
  );
}

function NoAnswer({ isAsked }: { readonly isAsked: boolean }) {
  const { t } = useTexts();
  return isAsked ? <Waiting /> : <EmptyState icon="ask" title={t('ask.nothing-yet')} />;
}
