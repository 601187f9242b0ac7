import { Button } from '@fluentui/react-components';
import { useCallback, useRef } from 'react';
import type { ActivityEntry, ActivityView } from '../../electron/contract/model.ts';
import { Choice } from '../parts/choice.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadedView } from '../parts/loaded-view.tsx';
import { ProblemBar } from '../parts/problem-bar.tsx';
import { sentences } from '../parts/sentences.ts';
import { outcomeText } from '../fix/outcome-text.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useKept } from '../state/kept.tsx';
import { useLoaded } from '../state/use-loaded.ts';
import { useTexts } from '../texts/use-texts.tsx';
import './activity.css';
import { ActivityLine } from './activity-line.tsx';
import { eventText } from './event-text.ts';
import type { ActivityFilter } from './filter-entries.ts';
import { activityFilters, filterEntries } from './filter-entries.ts';
import { TrendCard } from './trend-card.tsx';

/** What was checked, changed and noticed, the newest first. */
export function Activity() {
  const { api, state } = useCompanion();
  const { t } = useTexts();
  const loaded = useLoaded(
    useCallback(() => api.listActivity(), [api]),
    state.activityVersion,
  );
  return (
    <div className="activity">
      <h1>{t('view.activity')}</h1>
      <LoadedView loaded={loaded}>{(view) => <Shown view={view} />}</LoadedView>
    </div>
  );
}

function Shown({ view }: { readonly view: ActivityView }) {
  const { t } = useTexts();
  const [filter, setFilter] = useKept<ActivityFilter>('activity.filter', 'all');
  const shown = filterEntries(view.entries, filter);
  return (
    <>
      {view.problem === null ? null : <ProblemBar problem={view.problem} intent="warning" />}
      {view.entries.length === 0 ? (
        <EmptyState icon="activity" title={t('activity.empty')} text={t('activity.empty-text')} />
      ) : (
        <>
          <TrendCard view={view} />
          <Choice
            label={t('filter.scope')}
            value={filter}
            options={activityFilters.map((id) => ({ id, text: t(`activity.filter-${id}`) }))}
            onChange={setFilter}
          />
          {shown.length === 0 ? (
            <EmptyState icon="activity" title={t('activity.none')}>
              <Button onClick={() => setFilter('all')}>{t('activity.show-all')}</Button>
            </EmptyState>
          ) : (
            <Entries entries={shown} />
          )}
        </>
      )}
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly ActivityEntry[] }) {
  const { api, state, attempt } = useCompanion();
  const texts = useTexts();
  const { t } = texts;
  const announce = useAnnounce();
  // A second click may come before the button of the first is gone.
  const asked = useRef(new Set<string>());
  const undo = async (id: string) => {
    if (asked.current.has(id)) return;
    asked.current.add(id);
    try {
      const result = await api.undo(id);
      const { problem } = result;
      if (problem !== null) throw new Error(sentences(problem.what, problem.why, problem.next));
      announce(t(outcomeText(result, 'undone')), 'shown');
    } catch (error) {
      asked.current.delete(id);
      throw error;
    }
  };
  return (
    <ol className="card activity-list">
      {entries.map((entry) => (
        <ActivityLine key={entry.id} entry={entry}>
          {entry.canUndo ? (
            <Button
              disabled={state.progress !== null}
              aria-label={`${t('action.undo')}: ${eventText(entry.event, texts)}`}
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
