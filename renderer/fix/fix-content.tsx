import { Button, DialogActions, DialogContent } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { EmptyState } from '../parts/empty-state.tsx';
import { Waiting } from '../parts/loaded-view.tsx';
import { ProgressLine } from '../shell/progress-strip.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { FixResult } from './fix-result.tsx';
import { PlanParts } from './plan-parts.tsx';
import { SaveFix } from './save-fix.tsx';
import type { FixSteps } from './use-fix-steps.ts';

/** The inside of the dialog at each stage of the repair. */
export function FixContent(props: { readonly steps: FixSteps; readonly onClose: () => void }) {
  const { steps, onClose } = props;
  const { t, told } = useTexts();
  const { stage } = steps;
  const close = <Button onClick={onClose}>{t('action.close')}</Button>;
  switch (stage.kind) {
    case 'proposing':
      return <Frame actions={close}>{<Waiting lines={6} />}</Frame>;
    case 'failed':
      return (
        <Frame
          actions={
            <>
              {close}
              {stage.during === 'undoing' ? null : (
                <Button appearance="primary" onClick={steps.propose}>
                  {t('state.retry')}
                </Button>
              )}
            </>
          }
        >
          <EmptyState
            icon="warning"
            title={t(stage.during === 'proposing' ? 'fix.failed' : 'fix.stopped')}
            text={told(stage.why)}
          />
        </Frame>
      );
    case 'proposed':
      return <Proposed steps={steps} onClose={onClose} />;
    case 'applying':
    case 'undoing':
      return <Working what={stage.kind} />;
    case 'applied':
    case 'undone':
      return (
        <Frame
          actions={
            <>
              {stage.kind === 'applied' && stage.result.kind === 'done' ? (
                <Button onClick={steps.undo}>{t('action.undo')}</Button>
              ) : null}
              <Button appearance="primary" onClick={onClose}>
                {t('action.close')}
              </Button>
            </>
          }
        >
          <FixResult stage={stage} />
        </Frame>
      );
  }
}

/** Until the first step is done, Windows may be waiting for an answer. */
function Working({ what }: { readonly what: 'applying' | 'undoing' }) {
  const { t } = useTexts();
  const { step = '', done = 0, total = 0 } = useCompanion().state.progress ?? {};
  const progress = {
    what,
    step: step === '' ? t('fix.waiting') : step,
    done,
    total: done === 0 ? 0 : total,
  };
  return (
    <Frame actions={null}>
      <ProgressLine progress={progress} />
    </Frame>
  );
}

function Frame(props: { readonly children: ReactNode; readonly actions: ReactNode }) {
  const content = useRef<HTMLDivElement | null>(null);
  // The button that had the focus goes with its stage; without this Escape and Tab would act on the page behind.
  useEffect(() => {
    if (document.activeElement === document.body) content.current?.focus();
  });
  return (
    <>
      <DialogContent>
        <div ref={content} tabIndex={-1} className="fix-content">
          {props.children}
        </div>
      </DialogContent>
      <DialogActions>{props.actions}</DialogActions>
    </>
  );
}

function Proposed({ steps, onClose }: { readonly steps: FixSteps; readonly onClose: () => void }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  if (steps.stage.kind !== 'proposed') return null;
  const { plan } = steps.stage;
  const canApply = state.canChange && plan.steps.length > 0;
  const isRemoval = plan.stays !== null;
  return (
    <Frame
      actions={
        <>
          <Button onClick={onClose}>{t(canApply ? 'action.cancel' : 'action.close')}</Button>
          {canApply ? (
            <Button appearance="primary" onClick={steps.apply}>
              {t(isRemoval ? 'removal.apply' : 'fix.apply', { count: plan.steps.length })}
            </Button>
          ) : null}
        </>
      }
    >
      <PlanParts plan={plan} />
      {!isRemoval && plan.steps.length + plan.hindered.length > 0 ? <SaveFix plan={plan} /> : null}
      {state.canChange ? null : <p className="quiet-text">{t('fix.read-only')}</p>}
    </Frame>
  );
}
