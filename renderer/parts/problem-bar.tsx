import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract/model.ts';

/** What went wrong, why, and what to do next. */
export function ProblemBar(props: {
  readonly problem: Problem;
  readonly intent?: 'error' | 'warning' | 'info';
  readonly children?: ReactNode;
}) {
  const { problem, intent = 'error', children } = props;
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{problem.what}</MessageBarTitle> {problem.why} {problem.next}
      </MessageBarBody>
      {children}
    </MessageBar>
  );
}
