import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { keyOf } from '../../core/assessment/flow-key.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { FlowException } from '../../electron/contract/model.ts';
import { Choice } from '../parts/choice.tsx';
import { portText } from '../parts/flow-text.ts';
import { useCompanion } from '../state/companion.tsx';
import { useKept } from '../state/kept.tsx';
import type { Texts } from '../texts/use-texts.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { NewException } from './new-exception.ts';
import { exceptionOfForm, newExceptionKey, noException } from './new-exception.ts';

const nameOf = (flow: FlowAssessment, { t }: Texts) =>
  [portText(flow), flow.purpose, `(${t(`direction.${flow.direction}`)})`].join(' ').trim();

/** Whoever comes from a flow has chosen it; what is missing is why. */
function useReasonFocus({ flow, reason }: NewException) {
  const field = useRef<HTMLInputElement>(null);
  const isFilledIn = useRef(flow !== '' && reason === '');
  useEffect(() => {
    if (!isFilledIn.current) return undefined;
    // After the view itself has taken the focus.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return field;
}

/** An exception needs a flow, a reason and who decided it; without a date it never ends. */
export function AddException(props: { readonly onAdd: (exception: FlowException) => void }) {
  const { state } = useCompanion();
  const texts = useTexts();
  const { t } = texts;
  const [form, setForm] = useKept<NewException>(newExceptionKey, noException);
  const reason = useReasonFocus(form);
  const flows = state.assessment?.flows ?? [];
  const exception = exceptionOfForm(form, flows);
  const set = (part: Partial<NewException>) => setForm({ ...form, ...part });
  return (
    <fieldset className="add-exception">
      <legend>{t('settings.add-exception')}</legend>
      <Choice
        label={t('settings.exception-flow')}
        value={form.flow}
        options={[
          { id: '', text: t('settings.choose-flow') },
          ...flows.map((flow) => ({ id: keyOf(flow), text: nameOf(flow, texts) })),
        ]}
        onChange={(flow) => set({ flow })}
      />
      <Field label={t('settings.exception-reason')}>
        <Input
          input={{ ref: reason }}
          value={form.reason}
          maxLength={2000}
          onChange={(_event, { value }) => set({ reason: value })}
        />
      </Field>
      <Field label={t('settings.exception-who')}>
        <Input
          value={form.who}
          maxLength={255}
          onChange={(_event, { value }) => set({ who: value })}
        />
      </Field>
      <Field label={t('settings.exception-expires')}>
        <Input
          type="date"
          value={form.expires}
          onChange={(_event, { value }) => set({ expires: value })}
        />
      </Field>
      <Button
        disabled={exception === undefined}
        onClick={() => {
          if (exception !== undefined) props.onAdd(exception);
          setForm(noException);
        }}
      >
        {t('settings.add')}
      </Button>
    </fieldset>
  );
}
