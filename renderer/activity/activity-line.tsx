import type { ReactNode } from 'react';
import type { ActivityEntry, ActivityEvent } from '../../electron/contract/model.ts';
import type { IconName } from '../parts/icon.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { CauseLines } from './cause-lines.tsx';
import { eventText, eventTitle } from './event-text.ts';
import { RuleLines } from './rule-lines.tsx';
import { TurnLines } from './turn-lines.tsx';

const icons: Record<ActivityEvent['kind'], IconName> = {
  check: 'check',
  change: 'done',
  undo: 'undo',
  drift: 'warning',
  expired: 'flag',
  settings: 'settings',
  report: 'file',
};

/** One thing that happened: what, when, by whom, and what it did to the flows. */
export function ActivityLine(props: {
  readonly entry: ActivityEntry;
  readonly children?: ReactNode;
}) {
  const { entry, children } = props;
  const texts = useTexts();
  const { t, time } = texts;
  const { event, user, host } = entry;
  const by = [user, host].filter((part) => part !== '');
  return (
    <li className={`activity-line ${event.kind}`}>
      <Icon name={icons[event.kind]} />
      <div>
        <p>
          <strong>{eventTitle(event, texts)}</strong> <bdi>{eventText(event, texts)}</bdi>
        </p>
        <p className="quiet-text small">
          <time dateTime={entry.time}>{time(entry.time)}</time>
          {by.map((part) => (
            <span key={part}>
              {' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
          {event.kind === 'drift' && event.since !== null
            ? ` · ${t(event.causes === null ? 'activity.since-away' : 'activity.since', { time: time(event.since) })}`
            : null}
        </p>
        <EventDetails event={event} />
      </div>
      {children}
    </li>
  );
}

function EventDetails({ event }: { readonly event: ActivityEvent }) {
  switch (event.kind) {
    case 'drift':
      return (
        <>
          <TurnLines turns={event.turns} />
          {event.causes === null ? null : <CauseLines causes={event.causes} />}
        </>
      );
    case 'change':
    case 'undo':
      return (
        <>
          <TurnLines turns={event.turns} />
          <RuleLines rules={event.rules} />
        </>
      );
    case 'check':
    case 'expired':
    case 'settings':
    case 'report':
      return null;
  }
}
