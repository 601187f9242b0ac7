import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { Assessment } from '../../core/assessment/model.ts';
import { Icon } from '../parts/icon.tsx';
import { shortened } from '../parts/shortened.ts';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';

// Menus and tooltips bring the code that places them; the window is there before it.
const MainMenu = lazy(() =>
  import('./main-menu.tsx').then(({ MainMenu }) => ({ default: MainMenu })),
);
const EvidenceTip = lazy(() =>
  import('./evidence-tip.tsx').then(({ EvidenceTip }) => ({ default: EvidenceTip })),
);

/** Which server this is, what it is, and when it was read. */
export function TopBar() {
  const { api, state, attempt } = useCompanion();
  const { t, time } = useTexts();
  const { assessment, source, progress } = state;
  const collectedAt = assessment?.host.collectedAt ?? null;
  return (
    <header className="top-bar">
      <Suspense
        fallback={
          <Button
            appearance="subtle"
            icon={<Icon name="menu" />}
            aria-label={t('menu.title')}
            disabled
          />
        }
      >
        <MainMenu />
      </Suspense>
      <div className="host">
        <HostName state={state} />
        {assessment === null ? null : <Chips assessment={assessment} />}
      </div>
      <div className="reading">
        <span className="quiet-text">
          {collectedAt === null
            ? ''
            : t(source.kind === 'live' ? 'top.read-at' : 'top.taken-at', {
                time: time(collectedAt),
              })}
        </span>
        <Button
          icon={<Icon name="check" />}
          disabled={progress !== null}
          onClick={() => attempt(() => api.checkNow())}
        >
          {t('action.check')}
        </Button>
      </div>
    </header>
  );
}

/** More would take the room of what is below; several files have a name each. */
const mostOfName = 64;

function HostName({ state }: { readonly state: ReturnType<typeof useCompanion>['state'] }) {
  const { t } = useTexts();
  const { assessment, source } = state;
  const name = assessment?.host.name ?? t('top.no-host');
  return (
    <span className="host-name">
      <bdi title={name}>{shortened(name, mostOfName)}</bdi>
      {source.kind === 'live' ? null : (
        <span className="source-tag" {...(source.kind === 'file' ? { title: source.name } : {})}>
          {source.kind === 'sample'
            ? t('top.sample')
            : t('top.file', { name: shortened(source.name, mostOfName) })}
          {state.canChange ? '' : ` · ${t('top.read-only')}`}
        </span>
      )}
    </span>
  );
}

/** Release and roles; the evidence for each is one hover or focus away. */
function Chips({ assessment }: { readonly assessment: Assessment }) {
  const { t, vocabulary } = useTexts();
  const { release, roles } = assessment;
  const why = (from: 'given' | 'detected', evidence: readonly string[]) =>
    from === 'given' ? t('top.given') : evidence.slice(0, 3).join('\n');
  const chips = [
    ...(roles.length === 0
      ? []
      : [
          {
            id: 'release',
            text: release.name.replace(/^System Center (.*) Virtual Machine Manager$/, 'VMM $1'),
            why: why(release.from, release.evidence),
          },
        ]),
    ...roles.map(({ id, from, evidence }) => ({
      id,
      text: wordOf(vocabulary.roles, id),
      why: why(from, evidence),
    })),
  ];
  return (
    <ul className="chips" aria-label={t('top.roles')}>
      {chips.map((chip) => (
        <li key={chip.id}>
          <Suspense fallback={<span className="chip">{chip.text}</span>}>
            <EvidenceTip text={chip.text} evidence={chip.why} />
          </Suspense>
        </li>
      ))}
    </ul>
  );
}
