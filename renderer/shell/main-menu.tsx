import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ReportFormat } from '../../electron/contract/model.ts';
import { reportFormats } from '../../electron/contract/model.ts';
import { useFix } from '../fix/fix-provider.tsx';
import { Icon } from '../parts/icon.tsx';
import { useAnnounce } from '../state/announcer.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { pickFiles } from './pick-files.ts';
import { readFiles } from './read-files.ts';

const DiagnosticsDialog = lazy(() =>
  import('../diagnostics/diagnostics-dialog.tsx').then(({ DiagnosticsDialog }) => ({
    default: DiagnosticsDialog,
  })),
);

export function MainMenu() {
  const { t } = useTexts();
  const [isDiagnosing, setIsDiagnosing] = useState(false);
  const button = useRef<HTMLElement>(null);
  const keepButton = useCallback((element: HTMLElement | null) => {
    button.current = element;
  }, []);
  const wasDiagnosing = useRef(false);
  // The item that opened the dialog is gone when it closes; its menu's button is not.
  useEffect(() => {
    if (wasDiagnosing.current && !isDiagnosing) button.current?.focus();
    wasDiagnosing.current = isDiagnosing;
  }, [isDiagnosing]);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            ref={keepButton}
            appearance="subtle"
            icon={<Icon name="menu" />}
            aria-label={t('menu.title')}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <OpenItems />
            <MenuDivider />
            <SaveItems />
            <RemovalItem onClosed={() => button.current?.focus()} />
            <MenuDivider />
            <MenuItem onClick={() => setIsDiagnosing(true)}>{t('diagnostics.menu')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isDiagnosing ? (
        <Suspense fallback={null}>
          <DiagnosticsDialog onClose={() => setIsDiagnosing(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function RemovalItem({ onClosed }: { readonly onClosed: () => void }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  const fix = useFix();
  if (!state.canChange) return null;
  return (
    <>
      <MenuDivider />
      <MenuItem onClick={() => fix('own-rules', onClosed)}>{t('removal.menu')}</MenuItem>
    </>
  );
}

function OpenItems() {
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const open = async () => {
    if (state.runtime === 'desktop') return api.openFile();
    const files = await pickFiles();
    if (files.length > 0) await api.openContents(await readFiles(files));
  };
  return (
    <>
      {state.runtime === 'desktop' && state.source.kind !== 'live' ? (
        <MenuItem onClick={() => attempt(() => api.openLive())}>{t('menu.this-server')}</MenuItem>
      ) : null}
      <MenuItem onClick={() => attempt(open)}>{t('menu.open')}</MenuItem>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuItem>{t('menu.samples')}</MenuItem>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {state.samples.map(({ id, title }) => (
              <MenuItem key={id} onClick={() => attempt(() => api.openSample(id))}>
                {title}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

function SaveItems() {
  const { api, state, attempt } = useCompanion();
  const { t } = useTexts();
  const announce = useAnnounce();
  const nothing = state.assessment === null;
  const copy = async () => {
    await navigator.clipboard.writeText(await api.copySummary());
    announce(t('copy.done'), 'shown');
  };
  const save = async (format: ReportFormat | null) => {
    const result = await api.saveReport(format);
    if (result.kind === 'failed') throw new Error(`${result.problem.what} ${result.problem.why}`);
    if (result.kind === 'saved') announce(t('menu.saved', { name: result.name }), 'shown');
  };
  return (
    <>
      {state.runtime === 'desktop' ? (
        <MenuItem disabled={nothing} onClick={() => attempt(() => save(null))}>
          {t('menu.save')}
        </MenuItem>
      ) : (
        <FormatMenu isDisabled={nothing} onChoose={(format) => attempt(() => save(format))} />
      )}
      <MenuItem disabled={nothing} onClick={() => attempt(copy)}>
        {t('menu.copy')}
      </MenuItem>
    </>
  );
}

/** A page has no dialog that could ask for the format. */
function FormatMenu(props: {
  readonly isDisabled: boolean;
  readonly onChoose: (format: ReportFormat) => void;
}) {
  const { t } = useTexts();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem disabled={props.isDisabled}>{t('menu.save')}</MenuItem>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {reportFormats.map((format) => (
            <MenuItem key={format} onClick={() => props.onChoose(format)}>
              {t(`format.${format}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
