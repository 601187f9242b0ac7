import { Choice } from '../parts/choice.tsx';
import { DirectionFilter, FilterBar } from '../parts/filter-bar.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { RuleFilter } from './filter-rules.ts';

const stateIds = ['any', 'on', 'off', 'malformed', 'uncertain', 'serves'] as const;
const actionIds = ['allow', 'block', 'bypass'] as const;

export function RuleFilters(props: {
  readonly filter: RuleFilter;
  readonly onChange: (filter: RuleFilter) => void;
}) {
  const { filter, onChange } = props;
  const { t } = useTexts();
  const set = (part: Partial<RuleFilter>) => onChange({ ...filter, ...part });
  const any = { id: 'any', text: t('filter.any') } as const;
  return (
    <FilterBar text={filter.text} placeholder={t('rules.search')} onText={(text) => set({ text })}>
      <Choice
        label={t('rules.store')}
        value={filter.store}
        options={[
          any,
          { id: 'local', text: t('store.local') },
          { id: 'group-policy', text: t('store.group-policy') },
        ]}
        onChange={(store) => set({ store })}
      />
      <Choice
        label={t('rules.state')}
        value={filter.state}
        options={stateIds.map((id) => ({ id, text: t(`rules.state-${id}`) }))}
        onChange={(state) => set({ state })}
      />
      <DirectionFilter value={filter.direction} onChange={(direction) => set({ direction })} />
      <Choice
        label={t('rules.action')}
        value={filter.action}
        options={[any, ...actionIds.map((id) => ({ id, text: t(`rule-action.${id}`) }))]}
        onChange={(action) => set({ action })}
      />
      <TextField label={t('rules.port')} value={filter.port} onChange={(port) => set({ port })} />
      <TextField
        label={t('rules.program')}
        value={filter.program}
        onChange={(program) => set({ program })}
      />
    </FilterBar>
  );
}
