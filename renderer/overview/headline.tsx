import type { ReactNode } from 'react';
import type { Assessment } from '../../core/assessment/model.ts';
import { shapeOfOutcome } from '../parts/outcome.ts';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** The one sentence that says it all, and what it was judged on. */
export function Headline(props: {
  readonly assessment: Assessment;
  readonly children?: ReactNode;
}) {
  const { assessment, children } = props;
  const { t, words } = useTexts();
  const { summary, roles, profiles, host } = assessment;
  const names = words.listed(profiles.judged.map((profile) => words.profiles[profile]));
  const hasRoles = roles.length > 0;
  return (
    <section className="headline">
      <VerdictIcon
        verdict={hasRoles ? shapeOfOutcome[summary.outcome] : 'not-applicable'}
        size={40}
      />
      <div className="headline-words">
        <h1>{words.headline(summary, hasRoles)}</h1>
        <p>
          {[
            ...(hasRoles
              ? [t('overview.judged', { profiles: names, count: profiles.judged.length })]
              : []),
            ...(host.windows === null ? [] : [host.windows]),
            ...(host.elevated === false ? [t('overview.not-elevated')] : []),
          ].join(' · ')}
        </p>
      </div>
      {children}
    </section>
  );
}
