import { Dialog, DialogBody, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useTexts } from '../texts/use-texts.tsx';
import type { FixTarget } from './fix-target.ts';
import './fix.css';
import { FixContent } from './fix-content.tsx';
import { useFixSteps } from './use-fix-steps.ts';

/** What will change, exactly how, and what then; afterwards what came of it. */
export function FixDialog(props: { readonly flows: FixTarget; readonly onClose: () => void }) {
  const { flows, onClose } = props;
  const { t } = useTexts();
  const steps = useFixSteps(flows);
  const isWorking = steps.stage.kind === 'applying' || steps.stage.kind === 'undoing';
  return (
    <Dialog
      open
      modalType={isWorking ? 'alert' : 'modal'}
      onOpenChange={(_event, { open, type }) => {
        // The second half of a double click on the button lands beside the dialog.
        if (!open && !isWorking && type !== 'backdropClick') onClose();
      }}
    >
      <DialogSurface className="fix-dialog" aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t(flows === 'own-rules' ? 'removal.title' : 'fix.title')}</DialogTitle>
          <FixContent steps={steps} onClose={onClose} />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
