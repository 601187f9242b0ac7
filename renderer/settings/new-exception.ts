import { keyOf } from '../../core/assessment/flow-key.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { FlowException } from '../../electron/contract/model.ts';

/** Under this key the form is kept, so that a flow's own view can fill it in. */
export const newExceptionKey = 'settings.new-exception';

/** What stands in the form: texts, '' where nothing was said. */
export interface NewException {
  /** The key of a flow at one end. */
  readonly flow: string;
  readonly reason: string;
  readonly who: string;
  /** An ISO day. */
  readonly expires: string;
}

export const noException: NewException = { flow: '', reason: '', who: '', expires: '' };

/** The exception as it is kept; undefined while a flow, a reason or a name is missing. */
export function exceptionOfForm(
  form: NewException,
  flows: readonly FlowAssessment[],
): FlowException | undefined {
  const flow = flows.find((each) => keyOf(each) === form.flow);
  const [reason, who] = [form.reason.trim(), form.who.trim()];
  if (flow === undefined || reason === '' || who === '') return undefined;
  const isAtBothEnds = flows.filter(({ id }) => id === flow.id).length > 1;
  return {
    flow: flow.id,
    ...(isAtBothEnds ? { direction: flow.direction } : {}),
    host: '*',
    reason,
    who,
    expires: form.expires === '' ? null : form.expires,
  };
}
