import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import {
  changedExceptions,
  exceptionsChange,
  type ExceptionsChange,
} from '../../core/exceptions/exceptions-change.ts';
import type { Settings } from '../../electron/contract/model.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { Exceptions } from './exceptions.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { HostSettings } from './host-settings.tsx';
import { PeerSettings } from './peer-settings.tsx';
import { addressProblem } from './read-addresses.ts';
import { SettingsProblems } from './settings-problems.tsx';
import './settings.css';
import { useFreshState } from './use-fresh-state.ts';

/** Exceptions as what comes and goes: others write their file while this page is open. */
interface Changes {
  readonly others: Partial<Omit<Settings, 'exceptions'>>;
  readonly exceptions: ExceptionsChange;
}
const noChanges: Changes = { others: {}, exceptions: { remove: [], add: [] } };

function changedBy({ others, exceptions: change }: Changes, values: Settings): Settings {
  return { ...values, ...others, exceptions: changedExceptions(values.exceptions, change) };
}

/** What is said of a server and not saved yet ends when another one is opened. */
export function SettingsPage() {
  const { source } = useCompanion().state;
  return <SettingsForm key={JSON.stringify(source)} />;
}

/** Settings are changed in a draft, and saved together. */
function SettingsForm() {
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  useFreshState();
  const { values, problems } = state.settings;
  const [changes, setChanges] = useState(noChanges);
  // Fields that keep what is typed begin anew when it is given up.
  const [discards, setDiscards] = useState(0);
  const draft = changedBy(changes, values);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(values);
  const isWrong = Object.values(draft.peers).some((list) => addressProblem(list) !== undefined);
  const set = ({ exceptions, ...others }: Partial<Settings>) =>
    setChanges((known) => ({
      others: { ...known.others, ...others },
      exceptions:
        exceptions === undefined
          ? known.exceptions
          : exceptionsChange(values.exceptions, exceptions),
    }));
  const discard = () => {
    setChanges(noChanges);
    setDiscards((count) => count + 1);
  };
  const save = async () => {
    await api.saveSettings(draft);
    setChanges(noChanges);
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
      <SettingsProblems problems={problems} />
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
