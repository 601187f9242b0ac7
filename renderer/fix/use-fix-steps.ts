import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeResult, PlanView } from '../../electron/contract/model.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { messageOf, useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { FixTarget } from './fix-target.ts';
import { outcomeText } from './outcome-text.ts';

type FixWork = 'proposing' | 'applying' | 'undoing';

/** Where a repair stands. `planned` is kept along, so that the result can say what was wanted. */
export type FixStage =
  | { readonly kind: 'proposing' }
  | { readonly kind: 'failed'; readonly during: FixWork; readonly why: string }
  | { readonly kind: 'proposed'; readonly plan: PlanView }
  | { readonly kind: 'applying'; readonly plan: PlanView }
  | { readonly kind: 'applied'; readonly plan: PlanView; readonly result: ChangeResult }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone'; readonly result: ChangeResult };

export interface FixSteps {
  readonly stage: FixStage;
  readonly propose: () => void;
  readonly apply: () => void;
  readonly undo: () => void;
}

/** A repair from the proposal to its result, or back again. */
export function useFixSteps(flows: FixTarget): FixSteps {
  const { api } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  const [stage, setStage] = useState<FixStage>({ kind: 'proposing' });
  // A second click may come before the first has changed what is on screen.
  const isAtWork = useRef(false);
  const failed = useCallback(
    (during: FixWork) => (error: unknown) =>
      setStage({ kind: 'failed', during, why: messageOf(error) }),
    [],
  );
  const work = useCallback((run: () => Promise<void>) => {
    if (isAtWork.current) return;
    isAtWork.current = true;
    void run().finally(() => {
      isAtWork.current = false;
    });
  }, []);
  const propose = useCallback(() => {
    setStage({ kind: 'proposing' });
    const proposed = flows === 'own-rules' ? api.proposeRemoval() : api.proposePlan(flows);
    proposed.then((plan) => setStage({ kind: 'proposed', plan }), failed('proposing'));
  }, [api, flows, failed]);
  useEffect(propose, [propose]);

  const apply = () => {
    if (stage.kind !== 'proposed') return;
    const { plan } = stage;
    const applied = (result: ChangeResult) => {
      setStage({ kind: 'applied', plan, result });
      announce(t(outcomeText(result, 'done')));
    };
    work(() => {
      setStage({ kind: 'applying', plan });
      return api.applyPlan(plan.planId).then(applied, failed('applying'));
    });
  };
  const undo = () => {
    if (stage.kind !== 'applied' || stage.result.kind !== 'done') return;
    const { entryId } = stage.result;
    const undone = (result: ChangeResult) => {
      setStage({ kind: 'undone', result });
      announce(t(outcomeText(result, 'undone')));
    };
    work(() => {
      setStage({ kind: 'undoing' });
      return api.undo(entryId).then(undone, failed('undoing'));
    });
  };
  return { stage, propose, apply, undo };
}
