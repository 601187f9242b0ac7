import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAnnounce } from '../state/announcer.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { Icon } from './icon.tsx';

/** Copies a text and says on its own face whether that worked. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const finish = (next: 'copied' | 'failed') => {
    setOutcome(next);
    announce(t(next === 'copied' ? 'copy.done' : 'copy.failed'));
  };
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => finish('copied'),
      () => finish('failed'),
    );
  };
  const said = {
    none: label ?? t('copy.action'),
    copied: t('copy.done'),
    failed: t('copy.failed'),
  };
  return (
    <Button
      size="small"
      icon={<Icon name={outcome === 'copied' ? 'done' : 'copy'} size={16} />}
      onClick={copy}
    >
      {said[outcome]}
    </Button>
  );
}
