import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Settings } from '../../electron/contract/model.ts';
import { ProblemBar } from '../parts/problem-bar.tsx';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { Exceptions } from './exceptions.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { HostSettings } from './host-settings.tsx';
import { PeerSettings } from './peer-settings.tsx';
import { addressProblem } from './read-addresses.ts';
import './settings.css';

/** What every group of settings gets. */
export interface GroupProps {
  readonly draft: Settings;
  readonly set: (part: Partial<Settings>) => void;
}

/** Settings are changed in a draft, and saved together. */
export function SettingsPage() {
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  const { values, problem } = state.settings;
  const [changes, setChanges] = useState<Partial<Settings>>({});
  // Fields that keep what is typed begin anew when it is given up.
  const [discards, setDiscards] = useState(0);
  const draft: Settings = { ...values, ...changes };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(values);
  const isWrong = Object.values(draft.peers).some((list) => addressProblem(list) !== undefined);
  const set = (part: Partial<Settings>) => setChanges((known) => ({ ...known, ...part }));
  const discard = () => {
    setChanges({});
    setDiscards((count) => count + 1);
  };
  const save = async () => {
    await api.saveSettings(draft);
    setChanges({});
    announce(t('settings.saved'), 'shown');
  };
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(save);
      }}
    >
      <h1>{t('view.settings')}</h1>
      {problem === null ? null : <ProblemBar problem={problem} />}
      <GeneralSettings draft={draft} set={set} />
      <HostSettings draft={draft} set={set} />
      <PeerSettings key={discards} draft={draft} set={set} />
      <Exceptions draft={draft} set={set} />
      <div className="save-bar">
        <span className="quiet-text" role="status">
          {isChanged ? t('settings.changed') : ''}
        </span>
        <Button disabled={!isChanged} onClick={discard}>
          {t('settings.discard')}
        </Button>
        <Button appearance="primary" type="submit" disabled={!isChanged || isWrong}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
