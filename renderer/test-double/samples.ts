import { sampleEntries } from '../../app/samples.ts';
import type { AppState } from '../../electron/contract/model.ts';

const files = import.meta.glob<unknown>('../../assets/samples/*.json', {
  eager: true,
  import: 'default',
});

const idOf = (path: string) => path.replace(/^.*\/|\.json$/g, '');

/** Every sample host by id, as its file has it. */
export const samples: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(files)
    .map(([path, content]) => [idOf(path), content] as const)
    .filter(([id]) => id !== 'index'),
);

export const sampleTexts: AppState['samples'] = sampleEntries.map(({ id, title, description }) => ({
  id,
  title,
  description,
}));
