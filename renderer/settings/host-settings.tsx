import { Checkbox } from '@fluentui/react-components';
import { features, hostRoles, releaseIds, releaseWords } from '../../core/vmm/terms.ts';
import { Choice } from '../parts/choice.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { GroupProps } from './group-props.ts';
import { Lockable, useIsLocked } from './locked.tsx';

/** What this server is, where detection is to be overruled. */
export function HostSettings(props: GroupProps) {
  const { draft, set } = props;
  const { t } = useTexts();
  const releases: readonly string[] = releaseIds;
  return (
    <section className="card" aria-labelledby="settings-host">
      <h2 id="settings-host">{t('settings.host')}</h2>
      <Lockable name="release">
        <Choice
          label={t('settings.release')}
          value={draft.release ?? ''}
          disabled={useIsLocked('release')}
          options={[
            { id: '', text: t('settings.detected') },
            ...releases.map((id) => ({ id, text: releaseWords(id) })),
          ]}
          onChange={(id) => set({ release: id === '' ? null : id })}
        />
      </Lockable>
      <Roles {...props} />
      <Features {...props} />
    </section>
  );
}

function Roles({ draft, set }: GroupProps) {
  const { state } = useCompanion();
  const { t, vocabulary } = useTexts();
  const isLocked = useIsLocked('roles');
  const detected = (state.assessment?.roles ?? []).map(({ id }) => id);
  return (
    <Lockable name="roles">
      <fieldset className="choices">
        <legend>{t('settings.roles')}</legend>
        <Checkbox
          label={t('settings.detected')}
          checked={draft.roles === null}
          disabled={isLocked}
          onChange={(_event, { checked }) => set({ roles: checked === true ? null : detected })}
        />
        {draft.roles === null ? null : (
          <CheckList
            ids={hostRoles}
            names={vocabulary.roles}
            chosen={draft.roles}
            disabled={isLocked}
            onChange={(roles) => set({ roles })}
          />
        )}
      </fieldset>
    </Lockable>
  );
}

function Features({ draft, set }: GroupProps) {
  const { state } = useCompanion();
  const { t, vocabulary } = useTexts();
  const isLocked = useIsLocked('features');
  const detected = new Set(
    (state.assessment?.features ?? []).flatMap(({ id, from }) => (from === 'detected' ? [id] : [])),
  );
  return (
    <Lockable name="features">
      <fieldset className="choices">
        <legend>{t('settings.features')}</legend>
        <p className="quiet-text small">{t('settings.features-text')}</p>
        <CheckList
          ids={features}
          names={vocabulary.features}
          chosen={draft.features}
          always={detected}
          disabled={isLocked}
          onChange={(chosen) => set({ features: chosen })}
        />
      </fieldset>
    </Lockable>
  );
}

function CheckList<T extends string>(props: {
  readonly ids: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: readonly string[];
  /** Found on the server: on, whatever is chosen. */
  readonly always?: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly onChange: (chosen: string[]) => void;
}) {
  const { ids, names, chosen, always, disabled, onChange } = props;
  const { t } = useTexts();
  return (
    <div className="check-list">
      {ids.map((id) => {
        const isAlways = always?.has(id) === true;
        return (
          <Checkbox
            key={id}
            label={isAlways ? `${names[id]} (${t('settings.found')})` : names[id]}
            checked={isAlways || chosen.includes(id)}
            disabled={disabled || isAlways}
            onChange={(_event, { checked }) =>
              onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
        );
      })}
    </div>
  );
}
