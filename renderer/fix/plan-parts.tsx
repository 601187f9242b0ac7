import type { Summary } from '../../core/assessment/model.ts';
import type { PlanStepView, PlanView } from '../../electron/contract/model.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { displayName } from '../parts/rule-name.ts';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { shapeOfOutcome } from '../parts/outcome.ts';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { HinderedFlows } from './hindered-flows.tsx';
import { Stays } from './stays.tsx';

/** The three parts of a proposal: in words, exactly, and then. */
export function PlanParts({ plan }: { readonly plan: PlanView }) {
  const { t } = useTexts();
  const { steps, commands, hindered, headlineAfter, stays } = plan;
  return (
    <div className="plan">
      {steps.length === 0 ? null : (
        <>
          <section aria-labelledby="plan-what">
            <h3 id="plan-what">{t('fix.what')}</h3>
            <ul className="plan-steps">
              {steps.map((step) => (
                <li key={`${step.action} ${step.ruleId}`}>
                  <StepWords step={step} />
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="plan-exactly">
            <div className="plan-exactly">
              <h3 id="plan-exactly">{t('fix.exactly')}</h3>
              <CopyButton text={commands} />
            </div>
            {/* Focusable, so that long commands can be scrolled by keyboard. */}
            <pre className="commands" tabIndex={0} aria-label={t('fix.exactly')}>
              {commands.trimEnd()}
            </pre>
          </section>
          {headlineAfter === null ? null : <Then summary={headlineAfter} />}
        </>
      )}
      {stays === null ? (
        <HinderedFlows hindered={hindered} isAll={steps.length === 0} />
      ) : (
        <Stays stays={stays} isAll={steps.length === 0} />
      )}
    </div>
  );
}

function Then({ summary }: { readonly summary: Summary }) {
  const { state } = useCompanion();
  const { t, words } = useTexts();
  return (
    <section aria-labelledby="plan-then">
      <h3 id="plan-then">{t('fix.then')}</h3>
      <p className="then">
        <VerdictIcon verdict={shapeOfOutcome[summary.outcome]} size={20} />
        {words.headline(summary, (state.assessment?.roles.length ?? 0) > 0)}
      </p>
    </section>
  );
}

function StepWords({ step }: { readonly step: PlanStepView }) {
  const { t, words } = useTexts();
  const { action, ruleName, ruleId, profiles, program, service, remoteAddresses, ports } = step;
  const shown = displayName({ name: ruleName, id: ruleId });
  const details = [
    ports,
    ...(profiles.length === 0
      ? []
      : [
          t('fix.step-profiles', {
            profiles: words.listed(profiles.map((profile) => words.profiles[profile])),
            count: profiles.length,
          }),
        ]),
    ...(program === '' ? [] : [t('fix.step-program', { program })]),
    ...(service === '' ? [] : [t('fix.step-service', { service })]),
    ...(action === 'create'
      ? [
          remoteAddresses.length === 0
            ? t('fix.step-anywhere')
            : t('fix.step-remote', { addresses: words.listed(remoteAddresses, 4) }),
        ]
      : []),
  ].filter((text) => text !== '');
  return (
    <>
      <strong>{t(`fix.step-${action}`)}</strong> <bdi>{shown}</bdi>
      {shown === ruleId ? null : (
        <div className="mono small quiet-text">
          <bdi>{ruleId}</bdi>
        </div>
      )}
      {details.length === 0 ? null : <div className="quiet-text">{details.join(' · ')}</div>}
    </>
  );
}
