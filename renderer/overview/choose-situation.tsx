import { Button, Checkbox, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { releaseWords } from '../../core/vmm/terms.ts';
import type { AppState } from '../../electron/contract/model.ts';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';

type Question = NonNullable<AppState['ask']>;

/** What only a person can say: which release this is, or which roles the server has. */
export function ChooseSituation({ ask }: { readonly ask: Question }) {
  const { api, state, attempt } = useCompanion();
  const { t, told } = useTexts();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const use = () => {
    const answer = ask.what === 'release' ? { release: chosen[0] ?? null } : { roles: chosen };
    attempt(() => api.saveSettings({ ...state.settings.values, ...answer }));
  };
  return (
    <section className="card choose">
      <h1>{t(ask.what === 'release' ? 'ask-user.release' : 'ask-user.roles')}</h1>
      <p>{t('ask-user.why', { why: told(ask.why) })}</p>
      <Choices ask={ask} chosen={chosen} onChange={setChosen} />
      <div className="actions">
        <Button appearance="primary" disabled={chosen.length === 0} onClick={use}>
          {t('ask-user.use')}
        </Button>
      </div>
    </section>
  );
}

function Choices(props: {
  readonly ask: Question;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { ask, chosen, onChange } = props;
  const { t, vocabulary } = useTexts();
  if (ask.what === 'release') {
    return (
      <RadioGroup
        aria-label={t('ask-user.release')}
        value={chosen[0] ?? ''}
        onChange={(_event, { value }) => onChange([value])}
      >
        {ask.choices.map((id) => (
          <Radio key={id} value={id} label={releaseWords(id)} />
        ))}
      </RadioGroup>
    );
  }
  return (
    <fieldset className="choices" aria-label={t('ask-user.roles')}>
      {ask.choices.map((id) => (
        <Checkbox
          key={id}
          label={wordOf(vocabulary.roles, id)}
          checked={chosen.includes(id)}
          onChange={(_event, { checked }) =>
            onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
          }
        />
      ))}
    </fieldset>
  );
}
