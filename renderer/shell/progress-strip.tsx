import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Progress } from '../../electron/contract/model.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import type { Texts } from '../texts/use-texts.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** A reading or a change under way, in one line under the top bar. */
export function ProgressStrip() {
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  const what = state.progress?.what;
  useEffect(() => {
    if (what !== undefined) announce(t(`progress.${what}`));
  }, [what, announce, t]);
  if (state.progress === null) return null;
  return (
    <ProgressLine
      progress={state.progress}
      onCancel={
        state.progress.what === 'collecting' ? () => attempt(() => api.cancel()) : undefined
      }
    />
  );
}

const parts = ['host', 'firewall', 'network', 'vmm', 'services', 'listeners', 'ports'] as const;

/** Parts of a reading by their names; other steps, such as the one that waits, say themselves. */
function stepText({ what, step }: Progress, { t }: Texts): string {
  if (what !== 'collecting') return step;
  const part = parts.find((each) => each === step);
  return part === undefined ? '' : t(`step.${part}`);
}

export function ProgressLine(props: {
  readonly progress: Progress;
  readonly onCancel?: (() => void) | undefined;
}) {
  const { progress, onCancel } = props;
  const texts = useTexts();
  const { t } = texts;
  const label = t(`progress.${progress.what}`);
  return (
    <section className="progress-strip" aria-label={label}>
      <progress
        aria-label={label}
        {...(progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
      />
      <div className="progress-words">
        <span>{label}</span>
        <bdi className="quiet-text">{stepText(progress, texts)}</bdi>
        {onCancel === undefined ? null : (
          <Button size="small" appearance="subtle" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </section>
  );
}
