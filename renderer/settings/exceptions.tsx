import { Button } from '@fluentui/react-components';
import { isExpired } from '../../core/exceptions/apply-exceptions.ts';
import type { FlowException } from '../../electron/contract/model.ts';
import { ExceptionWords } from '../parts/exception-words.tsx';
import { Icon } from '../parts/icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { AddException } from './add-exception.tsx';
import type { GroupProps } from './group-props.ts';
import { Lockable, useIsLocked } from './locked.tsx';

/** `2026-11-24`, of the clock on the wall: exceptions end with it. */
const localDay = (time: Date) =>
  new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

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
                key={JSON.stringify(entry)}
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
  readonly entry: FlowException;
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
        {entry.direction === undefined ? null : ` (${t(`direction.${entry.direction}`)})`}
        {entry.host === '*' ? null : (
          <p className="quiet-text small">
            {t('settings.exception-hosts')} <bdi className="mono">{entry.host}</bdi>
          </p>
        )}
        <ExceptionWords exception={entry} isExpired={isExpired(entry, localDay(new Date()))} />
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
