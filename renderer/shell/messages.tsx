import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Icon } from '../parts/icon.tsx';
import { ProblemBar } from '../parts/problem-bar.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useNavigate, useRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** What holds for every view: a reading that failed, a host that can only be looked at. */
export function Messages() {
  const { state, attempt, api, failure, dismissFailure } = useCompanion();
  const { t, told } = useTexts();
  const { problem, stale, assessment } = state;
  return (
    <div className="messages">
      {problem !== null && assessment !== null ? (
        <ProblemBar
          problem={problem}
          intent={stale ? 'warning' : 'error'}
          more={stale ? t('state.stale') : ''}
        >
          <MessageBarActions>
            <Button size="small" onClick={() => attempt(() => api.checkNow())}>
              {t('action.check')}
            </Button>
          </MessageBarActions>
        </ProblemBar>
      ) : null}
      <SettingsWarnings />
      {failure === null ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('shell.call-failed', { why: told(failure) })}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                aria-label={t('action.dismiss')}
                icon={<Icon name="close" size={16} />}
                onClick={dismissFailure}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  );
}

/** What was said of this host may not count, and verdicts rest on it; the settings say what is wrong. */
function SettingsWarnings() {
  const { state } = useCompanion();
  const { view } = useRoute();
  const navigate = useNavigate();
  const { t, told } = useTexts();
  if (view === 'settings') return null;
  const sentences = state.settings.problems.flatMap((problem) => {
    if (problem.kind === 'policy') return [];
    if (problem.kind === 'storage') return [told(problem.problem.what)];
    return [t(problem.isWhole ? 'settings.exceptions-unreadable' : 'settings.exceptions-wrong')];
  });
  return sentences.map((sentence) => (
    <MessageBar key={sentence} intent="warning" layout="multiline">
      <MessageBarBody>
        <bdi>{sentence}</bdi>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => navigate('settings')}>
          {t('shell.show-mistakes')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}
