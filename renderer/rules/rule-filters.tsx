import { Input, SearchBox } from '@fluentui/react-components';
import { useId } from 'react';
import { Choice } from '../parts/choice.tsx';
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
    <div className="filters" role="search" aria-label={t('filter.title')}>
      <SearchBox
        value={filter.text}
        placeholder={t('rules.search')}
        aria-label={t('rules.search')}
        onChange={(_event, { value }) => set({ text: value })}
      />
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
      <Choice
        label={t('filter.direction')}
        value={filter.direction}
        options={[
          any,
          { id: 'in', text: t('direction.in') },
          { id: 'out', text: t('direction.out') },
        ]}
        onChange={(direction) => set({ direction })}
      />
      <Choice
        label={t('rules.action')}
        value={filter.action}
        options={[any, ...actionIds.map((id) => ({ id, text: t(`rule-action.${id}`) }))]}
        onChange={(action) => set({ action })}
      />
      <TextFilter label={t('rules.port')} value={filter.port} onChange={(port) => set({ port })} />
      <TextFilter
        label={t('rules.program')}
        value={filter.program}
        onChange={(program) => set({ program })}
      />
    </div>
  );
}

function TextFilter(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{props.label}</label>
      <Input id={id} value={props.value} onChange={(_event, { value }) => props.onChange(value)} />
    </div>
  );
}
