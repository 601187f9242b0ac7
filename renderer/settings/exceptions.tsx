import { Button } from '@fluentui/react-components';
import type { ExceptionEntry } from '../../electron/contract/model.ts';
import { Icon } from '../parts/icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { AddException } from './add-exception.tsx';
import { Lockable, useIsLocked } from './locked.tsx';
import type { GroupProps } from './settings.tsx';

/** Flows that somebody has decided to leave closed, why, and until when. */
export function Exceptions({ draft, set }: GroupProps) {
  const { t } = useTexts();
  const isLocked = useIsLocked('exceptions');
  const { exceptions } = draft;
  return (
    <section className="card" aria-labelledby="settings-exceptions">
      <h2 id="settings-exceptions">{t('settings.exceptions')}</h2>
      <Lockable name="exceptions">
        <p className="quiet-text">{t('settings.exceptions-text')}</p>
        {exceptions.length === 0 ? (
          <p className="quiet-text">{t('settings.exceptions-none')}</p>
        ) : (
          <ul className="exceptions">
            {exceptions.map((entry) => (
              <ExceptionLine
                key={`${entry.flow} ${entry.reason}`}
                entry={entry}
                disabled={isLocked}
                onRemove={() => set({ exceptions: exceptions.filter((each) => each !== entry) })}
              />
            ))}
          </ul>
        )}
        {isLocked ? null : (
          <AddException onAdd={(entry) => set({ exceptions: [...exceptions, entry] })} />
        )}
      </Lockable>
    </section>
  );
}

function ExceptionLine(props: {
  readonly entry: ExceptionEntry;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}) {
  const { entry, disabled, onRemove } = props;
  const { state } = useCompanion();
  const { t } = useTexts();
  const flow = state.assessment?.flows.find(({ id }) => id === entry.flow);
  return (
    <li>
      <div>
        <strong>{flow?.purpose ?? entry.flow}</strong>
        <p>
          <bdi>{entry.reason}</bdi>
        </p>
        <p className="quiet-text small">
          {entry.who === '' ? null : <bdi>{entry.who} · </bdi>}
          {entry.expires === null
            ? t('settings.no-expiry')
            : t('settings.expires', { date: entry.expires })}
        </p>
      </div>
      <Button
        appearance="subtle"
        icon={<Icon name="close" size={16} />}
        disabled={disabled}
        aria-label={t('settings.remove-exception', { flow: flow?.purpose ?? entry.flow })}
        onClick={onRemove}
      />
    </li>
  );
}
