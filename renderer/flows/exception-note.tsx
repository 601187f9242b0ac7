import { Button } from '@fluentui/react-components';
import { isSameFlow, keyOf } from '../../core/assessment/flow-key.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { ExceptionWords } from '../parts/exception-words.tsx';
import { Icon } from '../parts/icon.tsx';
import { newExceptionKey, noException } from '../settings/new-exception.ts';
import { useCompanion } from '../state/companion.tsx';
import { useKeep } from '../state/kept.tsx';
import { useNavigate } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Exceptions that speak of the flow: the one that counts, one that has ended, one that is not needed. */
export function ExceptionNotes({ flow }: { readonly flow: FlowAssessment }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  const own = state.exceptions.filter(({ flows }) => flows.some((key) => isSameFlow(key, flow)));
  return own.map((exception) => (
    <div key={JSON.stringify(exception)} className={`exception-note ${exception.state}`}>
      <Icon name={exception.state === 'expired' ? 'warning' : 'flag'} />
      <div>
        <strong>{t(`exception.${exception.state}`)}</strong>
        <ExceptionWords exception={exception} isExpired={exception.state === 'expired'} />
      </div>
    </div>
  ));
}

/** Goes to where an exception is written, with this flow chosen. */
export function ExceptButton({ flow }: { readonly flow: FlowAssessment }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  const keep = useKeep();
  const navigate = useNavigate();
  if (!flow.failing || state.settings.locked.exceptions !== undefined) return null;
  return (
    <Button
      onClick={() => {
        keep(newExceptionKey, { ...noException, flow: keyOf(flow) });
        navigate('settings');
      }}
    >
      {t('exception.add')}
    </Button>
  );
}
