import { Button } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import type { ActivityEntry } from '../../electron/contract/model.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadedView } from '../parts/loaded-view.tsx';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useLoaded } from '../state/use-loaded.ts';
import { useTexts } from '../texts/use-texts.tsx';
import './activity.css';
import { ActivityLine } from './activity-line.tsx';

/** What was checked, changed and noticed, the newest first. */
export function Activity() {
  const { api, state } = useCompanion();
  const { t } = useTexts();
  const [undone, setUndone] = useState(0);
  const loaded = useLoaded(
    useCallback(() => api.listActivity(), [api]),
    // A new check gives a new assessment, an undo here may not.
    useMemo(() => ({ undone, assessment: state.assessment }), [undone, state.assessment]),
  );
  return (
    <div className="activity">
      <h1>{t('view.activity')}</h1>
      <LoadedView loaded={loaded}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState
              icon="activity"
              title={t('activity.empty')}
              text={t('activity.empty-text')}
            />
          ) : (
            <Entries entries={entries} onUndone={() => setUndone((count) => count + 1)} />
          )
        }
      </LoadedView>
    </div>
  );
}

function Entries(props: {
  readonly entries: readonly ActivityEntry[];
  readonly onUndone: () => void;
}) {
  const { entries, onUndone } = props;
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  const undo = async (id: string) => {
    const result = await api.undo(id);
    onUndone();
    if (result.kind === 'not-done')
      throw new Error(`${result.problem.what} ${result.problem.why} ${result.problem.next}`);
    announce(t('fix.undone'));
  };
  return (
    <ol className="card activity-list">
      {entries.map((entry) => (
        <ActivityLine key={entry.id} entry={entry}>
          {entry.canUndo ? (
            <Button
              disabled={state.progress !== null}
              aria-label={`${t('action.undo')}: ${entry.text}`}
              onClick={() => attempt(() => undo(entry.id))}
            >
              {t('action.undo')}
            </Button>
          ) : null}
        </ActivityLine>
      ))}
    </ol>
  );
}
