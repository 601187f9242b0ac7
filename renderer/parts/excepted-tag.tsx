import type { FlowKey } from '../../core/assessment/flow-key.ts';
import { exceptionOf } from '../../core/exceptions/apply-exceptions.ts';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { Icon } from './icon.tsx';

/** Beside the verdict of a flow that does not count, thanks to an exception. */
export function ExceptedTag({ flow }: { readonly flow: FlowKey }) {
  const { exceptions } = useCompanion().state;
  const { t } = useTexts();
  if (exceptionOf(flow, exceptions) === undefined) return null;
  return (
    <span className="excepted-tag">
      <Icon name="flag" size={12} /> {t('exception.tag')}
    </span>
  );
}
