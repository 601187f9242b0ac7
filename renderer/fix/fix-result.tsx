import { CopyButton } from '../parts/copy-button.tsx';
import { ProblemBar } from '../parts/problem-bar.tsx';
import { shapeOfOutcome } from '../parts/outcome.ts';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { outcomeText } from './outcome-text.ts';
import type { FixStage } from './use-fix-steps.ts';

/** What came of it: the sentence as the firewall says it now, read again, or what went wrong. */
export function FixResult(props: {
  readonly stage: Extract<FixStage, { readonly kind: 'applied' | 'undone' }>;
}) {
  const { stage } = props;
  const { state } = useCompanion();
  const { t, words } = useTexts();
  const { result } = stage;
  if (result.kind === 'not-done') {
    return (
      <div className="plan">
        <ProblemBar problem={result.problem} />
        {result.commands === '' ? null : (
          <section>
            <div className="plan-exactly">
              <h3>{t('fix.by-hand')}</h3>
              <CopyButton text={result.commands} />
            </div>
            <pre className="commands" tabIndex={0} aria-label={t('fix.by-hand')}>
              {result.commands}
            </pre>
          </section>
        )}
      </div>
    );
  }
  const summary = state.assessment?.summary;
  return (
    <div className="plan fix-result">
      <h3>{t(outcomeText(result, stage.kind === 'undone' ? 'undone' : 'done'))}</h3>
      {result.problem === null ? null : <ProblemBar problem={result.problem} />}
      <p className="quiet-text">
        {t('fix.steps-done', { done: result.stepsDone, count: result.stepsPlanned })}
      </p>
      {summary === undefined ? null : (
        <p className="then">
          <VerdictIcon verdict={shapeOfOutcome[summary.outcome]} size={20} />
          {words.headline(summary, (state.assessment?.roles.length ?? 0) > 0)}
        </p>
      )}
    </div>
  );
}
