import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { readFiles } from './read-files.ts';

const hasFiles = ({ dataTransfer }: DragEvent) => [...dataTransfer.types].includes('Files');

/** Takes a snapshot or exported policies of another server that are dropped anywhere. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const { api, attempt } = useCompanion();
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
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
