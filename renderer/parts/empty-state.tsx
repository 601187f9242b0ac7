import type { ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

/** What stands where there is nothing to show: why, and what can be done about it. */
export function EmptyState(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <Icon name={props.icon} size={40} />
      <h2>{props.title}</h2>
      {props.text === undefined ? null : <p>{props.text}</p>}
      {props.children === undefined ? null : <div className="actions">{props.children}</div>}
    </div>
  );
}
