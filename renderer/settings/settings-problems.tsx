import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { SettingsProblem } from '../../electron/contract/model.ts';
import { ProblemBar } from '../parts/problem-bar.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** What was set and does not count, by whatever it was set. */
export function SettingsProblems(props: { readonly problems: readonly SettingsProblem[] }) {
  return props.problems.map((problem) =>
    problem.kind === 'storage' ? (
      <ProblemBar key={problem.problem.what} problem={problem.problem} />
    ) : (
      <Mistakes key={problem.kind} problem={problem} />
    ),
  );
}

const Path = ({ path }: { readonly path: string | undefined }) =>
  path === undefined ? null : (
    <>
      <bdi className="mono">{path}</bdi>:{' '}
    </>
  );

type Mistaken = Exclude<SettingsProblem, { readonly kind: 'storage' }>;

/** Too many would hide the first. */
const mostMistakes = 5;

function titleOf(problem: Mistaken) {
  if (problem.kind === 'policy') return 'settings.policy-wrong' as const;
  return problem.isWhole ? 'settings.exceptions-unreadable' : 'settings.exceptions-wrong';
}

function Mistakes({ problem }: { readonly problem: Mistaken }) {
  const { t, mistake } = useTexts();
  const { mistakes } = problem;
  const paths = problem.kind === 'policy' ? problem.mistakes.map(({ path }) => path) : [];
  const more = mistakes.length - mostMistakes;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(titleOf(problem))}</MessageBarTitle>
        {problem.kind === 'exceptions' ? (
          <bdi className="mono mistaken-file">{problem.file}</bdi>
        ) : null}
        <ul className="mistakes">
          {mistakes.slice(0, mostMistakes).map((each, index) => (
            <li key={JSON.stringify(each)}>
              <Path path={paths[index]} />
              <bdi>{mistake(each)}</bdi>
            </li>
          ))}
          {more > 0 ? <li>{t('settings.more-mistakes', { count: more })}</li> : null}
        </ul>
        {t(problem.kind === 'policy' ? 'settings.policy-next' : 'settings.exceptions-next')}
      </MessageBarBody>
    </MessageBar>
  );
}
