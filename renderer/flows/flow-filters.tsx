import type { Assessment } from '../../core/assessment/model.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';
import { Choice } from '../parts/choice.tsx';
import { DirectionFilter, FilterBar } from '../parts/filter-bar.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';
import type { FlowFilter } from './filter-flows.ts';

/** Excepted flows are offered where there are any. */
const scopesOf = ({ summary }: Assessment, { scope }: FlowFilter): FlowFilter['scope'][] =>
  summary.excepted > 0 || scope === 'excepted' ? ['needed', 'excepted', 'all'] : ['needed', 'all'];

export function FlowFilters(props: {
  readonly assessment: Assessment;
  readonly filter: FlowFilter;
  readonly onChange: (filter: FlowFilter) => void;
}) {
  const { assessment, filter, onChange } = props;
  const { t, words, vocabulary } = useTexts();
  const scopes = scopesOf(assessment, filter);
  const present = new Set(assessment.flows.map(({ verdict }) => verdict));
  const set = (part: Partial<FlowFilter>) => onChange({ ...filter, ...part });
  const any = { id: 'any', text: t('filter.any') } as const;
  return (
    <FilterBar text={filter.text} placeholder={t('flows.search')} onText={(text) => set({ text })}>
      <Choice
        label={t('filter.scope')}
        value={filter.scope}
        options={scopes.map((id) => ({ id, text: t(`filter.${id}`) }))}
        onChange={(scope) => set({ scope })}
      />
      <Choice
        label={t('filter.verdict')}
        value={filter.verdict}
        options={[
          any,
          ...flowVerdicts
            .filter((verdict) => present.has(verdict) || verdict === filter.verdict)
            .map((verdict) => ({ id: verdict, text: words.verdicts[verdict].word })),
        ]}
        onChange={(verdict) => set({ verdict })}
      />
      <DirectionFilter value={filter.direction} onChange={(direction) => set({ direction })} />
      {assessment.roles.length > 1 || filter.role !== 'any' ? (
        <Choice
          label={t('filter.role')}
          value={filter.role}
          options={[
            any,
            ...assessment.roles.map(({ id }) => ({ id, text: wordOf(vocabulary.roles, id) })),
          ]}
          onChange={(role) => set({ role })}
        />
      ) : null}
    </FilterBar>
  );
}
