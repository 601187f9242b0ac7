import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ExceptionEntry } from '../../electron/contract/model.ts';
import { portText } from '../parts/flow-text.ts';
import { Choice } from '../parts/choice.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';

const empty: ExceptionEntry = { flow: '', reason: '', who: '', expires: null };

/** An exception needs a flow and a reason; without a date it never ends. */
export function AddException(props: { readonly onAdd: (entry: ExceptionEntry) => void }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  const [entry, setEntry] = useState(empty);
  const flows = new Map(
    (state.assessment?.flows ?? []).map((flow) => [flow.id, `${portText(flow)} ${flow.purpose}`]),
  );
  const isReady = entry.flow !== '' && entry.reason.trim() !== '';
  const set = (part: Partial<ExceptionEntry>) => setEntry((known) => ({ ...known, ...part }));
  return (
    <fieldset className="add-exception">
      <legend>{t('settings.add-exception')}</legend>
      <Choice
        label={t('settings.exception-flow')}
        value={entry.flow}
        options={[
          { id: '', text: t('settings.choose-flow') },
          ...[...flows].map(([id, text]) => ({ id, text })),
        ]}
        onChange={(flow) => set({ flow })}
      />
      <Field label={t('settings.exception-reason')}>
        <Input value={entry.reason} onChange={(_event, { value }) => set({ reason: value })} />
      </Field>
      <Field label={t('settings.exception-who')}>
        <Input value={entry.who} onChange={(_event, { value }) => set({ who: value })} />
      </Field>
      <Field label={t('settings.exception-expires')}>
        <Input
          type="date"
          value={entry.expires ?? ''}
          onChange={(_event, { value }) => set({ expires: value === '' ? null : value })}
        />
      </Field>
      <Button
        disabled={!isReady}
        onClick={() => {
          props.onAdd({ ...entry, reason: entry.reason.trim(), who: entry.who.trim() });
          setEntry(empty);
        }}
      >
        {t('settings.add')}
      </Button>
    </fieldset>
  );
}
