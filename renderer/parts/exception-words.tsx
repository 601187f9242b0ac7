import type { FlowException } from '../../electron/contract/model.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Why a flow is left closed, who decided it, and until when. */
export function ExceptionWords(props: {
  readonly exception: FlowException;
  readonly isExpired: boolean;
}) {
  const { reason, who, expires } = props.exception;
  const { t, day } = useTexts();
  const until = props.isExpired ? 'exception.ended' : 'exception.until';
  return (
    <>
      <p>
        <bdi>{reason}</bdi>
      </p>
      <p className="quiet-text small">
        <bdi>{who}</bdi>
        {' · '}
        {expires === null ? t('exception.without-end') : t(until, { date: day(expires) })}
      </p>
    </>
  );
}
