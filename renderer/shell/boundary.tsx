import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../parts/empty-state.tsx';
import { sentences } from '../parts/sentences.ts';
import { messageOf } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/**
 * Where a piece of the window cannot be drawn, since its file cannot be loaded any more or the program
 * has a mistake, this says so in its place. React would take the whole window away.
 */
export class Boundary extends Component<
  { readonly children: ReactNode },
  { readonly why: string | null }
> {
  override state = { why: null };

  static getDerivedStateFromError(error: unknown) {
    return { why: messageOf(error) };
  }

  override render(): ReactNode {
    const { why } = this.state;
    return why === null ? this.props.children : <Broken why={why} />;
  }
}

function Broken({ why }: { readonly why: string }) {
  const { t } = useTexts();
  return (
    <EmptyState
      icon="warning"
      title={t('shell.broken')}
      text={sentences(t('shell.broken-text'), why)}
    >
      <Button appearance="primary" onClick={() => window.location.reload()}>
        {t('shell.reload')}
      </Button>
    </EmptyState>
  );
}
