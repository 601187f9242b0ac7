import type { ReactNode } from 'react';
import type { ActivityEntry } from '../../electron/contract/model.ts';
import type { IconName } from '../parts/icon.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';

const icons: Record<ActivityEntry['kind'], IconName> = {
  check: 'check',
  change: 'done',
  undo: 'undo',
  drift: 'warning',
  settings: 'settings',
  report: 'file',
};

/** One thing that happened: what, when, by whom, and which flows it made better or worse. */
export function ActivityLine(props: {
  readonly entry: ActivityEntry;
  readonly children?: ReactNode;
}) {
  const { entry, children } = props;
  const { t, time } = useTexts();
  const { kind, text, user, host, better, worse } = entry;
  return (
    <li className={`activity-line ${kind}`}>
      <Icon name={icons[kind]} />
      <div>
        <p>
          <strong>{t(`activity.${kind}`)}</strong> <bdi>{text}</bdi>
        </p>
        <p className="quiet-text small">
          <time dateTime={entry.time}>{time(entry.time)}</time>
          {[user, host]
            .filter((part) => part !== '')
            .map((part) => (
              <span key={part}>
                {' · '}
                <bdi>{part}</bdi>
              </span>
            ))}
        </p>
        <Flows label={t('activity.better', { count: better.length })} ids={better} />
        <Flows label={t('activity.worse', { count: worse.length })} ids={worse} />
      </div>
      {children}
    </li>
  );
}

function Flows({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p className="small">
      {label} <span className="mono">{ids.join(', ')}</span>
    </p>
  );
}
