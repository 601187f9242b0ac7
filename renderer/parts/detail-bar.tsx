import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.tsx';
import { Icon } from './icon.tsx';

/** The head of what is shown beside a list: what came of it, and the way back to the list. */
export function DetailBar(props: { readonly children: ReactNode; readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <div className="detail-bar">
      {props.children}
      <Button
        appearance="subtle"
        icon={<Icon name="close" />}
        aria-label={t('action.close')}
        onClick={props.onClose}
      />
    </div>
  );
}
