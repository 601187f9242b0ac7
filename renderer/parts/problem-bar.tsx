import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract/model.ts';
import { sentences } from './sentences.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** What went wrong, why, and what to do next. */
export function ProblemBar(props: {
  readonly problem: Problem;
  readonly intent?: 'error' | 'warning' | 'info';
  /** What it means for what is on screen. */
  readonly more?: string;
  readonly children?: ReactNode;
}) {
  const { problem, intent = 'error', more = '', children } = props;
  const { told } = useTexts();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{told(problem.what)}</MessageBarTitle>{' '}
        {sentences(told(problem.why), told(problem.next), more)}
      </MessageBarBody>
      {children}
    </MessageBar>
  );
}
