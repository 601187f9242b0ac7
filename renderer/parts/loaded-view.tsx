import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Loaded } from '../state/use-loaded.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { EmptyState } from './empty-state.tsx';

/** Grey lines in the place of what is still asked for. */
export function Waiting({ lines = 5 }: { readonly lines?: number }) {
  const { t } = useTexts();
  return (
    <div role="progressbar" aria-label={t('state.loading')} className="waiting">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

/** Shows what was asked for, or that it is not there yet, or why it did not come. */
export function LoadedView<T>(props: {
  readonly loaded: Loaded<T>;
  readonly children: (value: T) => ReactNode;
}) {
  const { loaded, children } = props;
  const { t, told } = useTexts();
  switch (loaded.kind) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return (
        <EmptyState icon="warning" title={t('state.failed')} text={told(loaded.why)}>
          <Button onClick={loaded.retry}>{t('state.retry')}</Button>
        </EmptyState>
      );
    case 'loaded':
      return children(loaded.value);
  }
}
