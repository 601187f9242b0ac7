import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { LoadedView } from '../parts/loaded-view.tsx';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useLoaded } from '../state/use-loaded.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { DiagnosticFiles } from './diagnostic-files.tsx';
import './diagnostics.css';

/** Shows what would be saved, file by file, and saves exactly that. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, state } = useCompanion();
  const { t, told } = useTexts();
  const [withSnapshot, setWithSnapshot] = useState(false);
  const gather = useCallback(() => api.gatherDiagnostics(withSnapshot), [api, withSnapshot]);
  const gathered = useLoaded(gather, null);
  const save = useSave(onClose);
  const id = gathered.kind === 'loaded' ? gathered.value.id : null;
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className="diagnostics-dialog" aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('diagnostics.title')}</DialogTitle>
          <DialogContent className="diagnostics">
            <p>{t('diagnostics.intro')}</p>
            <Checkbox
              checked={withSnapshot}
              disabled={state.assessment === null}
              label={t('diagnostics.snapshot')}
              onChange={(_event, { checked }) => setWithSnapshot(checked === true)}
            />
            <LoadedView loaded={gathered}>
              {({ files }) => <DiagnosticFiles files={files} />}
            </LoadedView>
            {save.problem === null ? null : <p role="alert">{told(save.problem)}</p>}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button appearance="primary" disabled={id === null} onClick={() => save.run(id)}>
              {t('diagnostics.save')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Saving, and why it failed; the dialog closes with the file written. */
function useSave(onClose: () => void) {
  const { api } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (id: string | null) => {
    if (id === null) return;
    setProblem(null);
    try {
      const result = await api.saveDiagnostics(id);
      if (result.kind === 'failed') {
        setProblem(`${result.problem.what} ${result.problem.why} ${result.problem.next}`);
        return;
      }
      if (result.kind === 'cancelled') return;
      announce(t('menu.saved', { name: result.name }));
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return { problem, run: (id: string | null) => void run(id) };
}
