import { SearchBox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Direction } from '../../core/firewall/terms.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { Choice } from './choice.tsx';

/** What narrows a list down: a search for any text, and beside it what the list has to choose from. */
export function FilterBar(props: {
  readonly text: string;
  readonly placeholder: string;
  readonly onText: (text: string) => void;
  readonly children: ReactNode;
}) {
  const { text, placeholder, onText, children } = props;
  const { t } = useTexts();
  return (
    <div className="filters" role="search" aria-label={t('filter.title')}>
      <SearchBox
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        dismiss={{ 'aria-label': t('filter.clear-search') }}
        onChange={(_event, { value }) => onText(value)}
      />
      {children}
    </div>
  );
}

export function DirectionFilter(props: {
  readonly value: Direction | 'any';
  readonly onChange: (direction: Direction | 'any') => void;
}) {
  const { t } = useTexts();
  return (
    <Choice
      label={t('filter.direction')}
      value={props.value}
      options={[
        { id: 'any', text: t('filter.any') },
        { id: 'in', text: t('direction.in') },
        { id: 'out', text: t('direction.out') },
      ]}
      onChange={props.onChange}
    />
  );
}
