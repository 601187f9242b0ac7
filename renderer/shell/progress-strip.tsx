import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Progress } from '../../electron/contract/model.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
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

export function ProgressLine(props: {
  readonly progress: Progress;
  readonly onCancel?: (() => void) | undefined;
}) {
  const { progress, onCancel } = props;
  const { t } = useTexts();
  const label = t(`progress.${progress.what}`);
  return (
    <section className="progress-strip" aria-label={label}>
      <progress
        aria-label={label}
        {...(progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
      />
      <div className="progress-words">
        <span>{label}</span>
        <span className="quiet-text">{progress.step}</span>
        {onCancel === undefined ? null : (
          <Button size="small" appearance="subtle" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </section>
  );
}
