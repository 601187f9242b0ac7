import { Button } from '@fluentui/react-components';
import type { Connection } from '../state/companion.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Waiting } from '../parts/loaded-view.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** Before the process behind the window has answered for the first time. */
export function StartScreen(props: {
  readonly connection: Exclude<Connection, { readonly kind: 'connected' }>;
}) {
  const { connection } = props;
  const { t, told } = useTexts();
  return (
    <main className="start-screen">
      <h1 className="only-heard">{t('app.name')}</h1>
      {connection.kind === 'connecting' ? (
        <Waiting />
      ) : (
        <EmptyState icon="warning" title={t('start.failed')} text={told(connection.why)}>
          <Button appearance="primary" onClick={connection.retry}>
            {t('state.retry')}
          </Button>
        </EmptyState>
      )}
    </main>
  );
}
