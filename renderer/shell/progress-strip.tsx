import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { AppState, Progress } from '../../electron/contract/model.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import type { Texts } from '../texts/use-texts.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** A reading or a change under way, in one line under the top bar. */
export function ProgressStrip() {
  const { api, state, attempt } = useCompanion();
  useSaid(state);
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

/** What begins, and the sentence that a reading ends with, for those who cannot see it change. */
function useSaid({ progress, problem, assessment }: AppState): void {
  const { t, told, words } = useTexts();
  const announce = useAnnounce();
  const before = useRef<Progress['what']>(undefined);
  const what = progress?.what;
  useEffect(() => {
    const ended = before.current;
    before.current = what;
    if (what !== undefined && what !== ended) announce(t(`progress.${what}`));
    if (what !== undefined || ended !== 'collecting') return;
    if (problem !== null) announce(told(problem.what));
    else if (assessment !== null)
      announce(words.headline(assessment.summary, assessment.roles.length > 0));
  }, [what, problem, assessment, announce, t, told, words]);
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
