import { Button } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { RuleRow } from '../../electron/contract/model.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadedView } from '../parts/loaded-view.tsx';
import { NeedsHost } from '../parts/needs-host.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useKept } from '../state/kept.tsx';
import { useLoaded } from '../state/use-loaded.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { filterRules, indexRules, noRuleFilter, ruleKey } from './filter-rules.ts';
import { RuleDetail } from './rule-detail.tsx';
import { RuleFilters } from './rule-filters.tsx';
import { RuleTable } from './rule-table.tsx';
import './rules.css';

/** Every rule of the host, however many there are. */
export function Rules() {
  return <NeedsHost>{() => <LoadedRules />}</NeedsHost>;
}

function LoadedRules() {
  const { api, state } = useCompanion();
  const loaded = useLoaded(
    useCallback(() => api.listRules(), [api]),
    state.assessment,
  );
  return <LoadedView loaded={loaded}>{(rules) => <RuleBrowser rules={rules} />}</LoadedView>;
}

function RuleBrowser({ rules }: { readonly rules: readonly RuleRow[] }) {
  const { t } = useTexts();
  const [filter, setFilter] = useKept('rules.filter', noRuleFilter);
  const [chosen, setChosen] = useKept<string | null>('rules.chosen', null);
  // The letters appear at once; the list follows when there is time.
  const applied = useDeferredValue(filter);
  const indexed = useMemo(() => indexRules(rules), [rules]);
  const shown = useMemo(() => filterRules(indexed, applied), [indexed, applied]);
  const detail = chosen === null ? undefined : rules.find((rule) => ruleKey(rule) === chosen);
  return (
    <div className={`rules split${detail === undefined ? ' alone' : ' with-detail'}`}>
      <h1 className="only-heard">{t('view.rules')}</h1>
      <section className="split-list" aria-label={t('view.rules')}>
        <RuleFilters filter={filter} onChange={setFilter} />
        <p className="quiet-text count-line" role="status">
          {t('rules.count', { count: shown.length, all: rules.length })}
        </p>
        {shown.length === 0 ? (
          <EmptyState
            icon="rules"
            title={t(rules.length === 0 ? 'rules.empty' : 'rules.none')}
            text={t(rules.length === 0 ? 'rules.empty-text' : 'rules.none-text')}
          >
            {rules.length === 0 ? null : (
              <Button onClick={() => setFilter(noRuleFilter)}>{t('rules.clear')}</Button>
            )}
          </EmptyState>
        ) : (
          <RuleTable rules={shown} chosen={chosen} onChoose={setChosen} />
        )}
      </section>
      {detail === undefined ? null : <RuleDetail rule={detail} onClose={() => setChosen(null)} />}
    </div>
  );
}
