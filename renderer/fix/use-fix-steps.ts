import { useCallback, useEffect, useState } from 'react';
import type { ChangeResult, PlanView } from '../../electron/contract/model.ts';
import { useAnnounce } from '../state/announcer.tsx';
import { messageOf, useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { FixTarget } from './fix-provider.tsx';

/** Where a repair stands. `planned` is kept along, so that the result can say what was wanted. */
export type FixStage =
  | { readonly kind: 'proposing' }
  | { readonly kind: 'failed'; readonly why: string }
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
  const failed = useCallback(
    (error: unknown) => setStage({ kind: 'failed', why: messageOf(error) }),
    [],
  );
  const propose = useCallback(() => {
    setStage({ kind: 'proposing' });
    const proposed = flows === 'own-rules' ? api.proposeRemoval() : api.proposePlan(flows);
    proposed.then((plan) => setStage({ kind: 'proposed', plan }), failed);
  }, [api, flows, failed]);
  useEffect(propose, [propose]);

  const apply = () => {
    if (stage.kind !== 'proposed') return;
    const { plan } = stage;
    setStage({ kind: 'applying', plan });
    const applied = (result: ChangeResult) => {
      setStage({ kind: 'applied', plan, result });
      announce(t(isVerified(result) ? 'fix.done' : 'fix.not-done'));
    };
    api.applyPlan(plan.planId).then(applied, failed);
  };
  const undo = () => {
    if (stage.kind !== 'applied' || stage.result.kind !== 'done') return;
    const { entryId } = stage.result;
    setStage({ kind: 'undoing' });
    const undone = (result: ChangeResult) => {
      setStage({ kind: 'undone', result });
      announce(t(result.kind === 'done' ? 'fix.undone' : 'fix.not-undone'));
    };
    api.undo(entryId).then(undone, failed);
  };
  return { stage, propose, apply, undo };
}

/** Only what was seen when the firewall was read again counts as fixed. */
export const isVerified = (result: ChangeResult): boolean =>
  result.kind === 'done' && result.verified && result.problem === null;
