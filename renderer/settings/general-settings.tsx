import { Switch } from '@fluentui/react-components';
import { Choice } from '../parts/choice.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { GroupProps } from './group-props.ts';
import { Lockable, useIsLocked } from './locked.tsx';

const intervals = [1, 5, 15, 30, 60, 240, 1440];
const themes = ['system', 'light', 'dark'] as const;
const languages = ['system', 'en', 'de'] as const;

export function GeneralSettings(props: GroupProps) {
  const { t } = useTexts();
  return (
    <section className="card" aria-labelledby="settings-checking">
      <h2 id="settings-checking">{t('settings.checking')}</h2>
      <Checking {...props} />
      <h2>{t('settings.appearance')}</h2>
      <Appearance {...props} />
    </section>
  );
}

function Checking({ draft, set }: GroupProps) {
  const { t } = useTexts();
  const { checkIntervalMinutes: interval } = draft;
  const offered = intervals.includes(interval) ? intervals : [interval, ...intervals];
  return (
    <div className="setting-row">
      <Lockable name="checkIntervalMinutes">
        <Choice
          label={t('settings.interval')}
          value={String(interval)}
          disabled={useIsLocked('checkIntervalMinutes')}
          options={offered.map((minutes) => ({
            id: String(minutes),
            text: t('settings.minutes', { count: minutes }),
          }))}
          onChange={(minutes) => set({ checkIntervalMinutes: Number(minutes) })}
        />
      </Lockable>
      <Lockable name="notifications">
        <Switch
          label={t('settings.notifications')}
          checked={draft.notifications}
          disabled={useIsLocked('notifications')}
          onChange={(_event, { checked }) => set({ notifications: checked })}
        />
      </Lockable>
      <StartAtLogin />
    </div>
  );
}

/** Not part of the draft: Windows keeps it, and what it says afterwards is what is shown. */
function StartAtLogin() {
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const { startAtLogin } = state.settings;
  const isLocked = useIsLocked('startAtLogin');
  return (
    <Lockable name="startAtLogin">
      <Switch
        label={t('settings.start-at-login')}
        checked={startAtLogin === true}
        disabled={isLocked || startAtLogin === null}
        onChange={(_event, { checked }) => attempt(() => api.setStartAtLogin(checked))}
      />
      {startAtLogin === null ? (
        <p className="quiet-text small">{t('settings.start-unknown')}</p>
      ) : null}
    </Lockable>
  );
}

function Appearance({ draft, set }: GroupProps) {
  const { t } = useTexts();
  return (
    <div className="setting-row">
      <Lockable name="theme">
        <Choice
          label={t('settings.theme')}
          value={draft.theme}
          disabled={useIsLocked('theme')}
          options={themes.map((id) => ({ id, text: t(`theme.${id}`) }))}
          onChange={(theme) => set({ theme })}
        />
      </Lockable>
      <Lockable name="language">
        <Choice
          label={t('settings.language')}
          value={draft.language}
          disabled={useIsLocked('language')}
          options={languages.map((id) => ({ id, text: t(`language.${id}`) }))}
          onChange={(language) => set({ language })}
        />
      </Lockable>
    </div>
  );
}
