import type { DragEvent, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { readFiles } from './read-files.ts';

const hasFiles = ({ dataTransfer }: Pick<DragEvent, 'dataTransfer'>) =>
  [...dataTransfer.types].includes('Files');

/** A browser goes to a file that is dropped where nobody takes it, such as on a dialog. */
function useNothingElse(): void {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      const { dataTransfer } = event;
      if (event.defaultPrevented || dataTransfer === null || !hasFiles({ dataTransfer })) return;
      event.preventDefault();
      dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

/** Takes a snapshot or exported policies of another server that are dropped anywhere. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const { api, attempt } = useCompanion();
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  useNothingElse();
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const leave = (event: DragEvent<HTMLElement>) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    attempt(async () => api.openContents(await readFiles(files)));
  };
  return (
    <div className="shell" onDragOver={over} onDragLeave={leave} onDrop={drop}>
      {children}
      {isOver ? (
        <div className="drop-hint" aria-hidden="true">
          <Icon name="file" size={40} />
          <strong>{t('drop.title')}</strong>
          <span>{t('drop.text')}</span>
        </div>
      ) : null}
    </div>
  );
}
