import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Monitor } from '../../app/companion/monitor.ts';
import { dayOf } from '../../app/local-time.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { Problem } from '../contract/model.ts';
import { pageFiles } from '../contract/page-files.ts';
import { openPreviewHost, type PreviewHostOptions } from './preview-host.ts';
import { startPreview, type Preview } from './server.ts';

export interface PreviewRun extends Omit<PreviewHostOptions, 'locateSample'> {
  /** Folder of the built window. */
  readonly pageFolder: string;
  /** Folder `assets`. */
  readonly assetsFolder: string;
  readonly port: number;
}

const after = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Serves the window over a sample or files until it is closed. */
export async function runPreview(run: PreviewRun): Promise<Result<Preview, Problem>> {
  const locateSample = (file: string) => path.join(run.assetsFolder, 'samples', file);
  const opened = await openPreviewHost({ ...run, locateSample });
  if (!opened.ok) return opened;
  const { companion, interfere } = opened.value;
  const state = () => companion.getState();
  let minutes = (await state()).settings.values.checkIntervalMinutes;
  const monitor = new Monitor({
    intervalMinutes: () => minutes,
    after,
    probe: () => companion.host.probe(AbortSignal.timeout(60_000)),
    lastRead: () => companion.countersRead,
    surroundings: () => dayOf(new Date()),
    check: () => companion.check(),
    isBusy: () => companion.isBusy,
  });
  companion.onStateChanged(({ settings }) => {
    if (settings.values.checkIntervalMinutes === minutes) return;
    minutes = settings.values.checkIntervalMinutes;
    monitor.intervalChanged();
  });
  try {
    const preview = await startPreview({
      api: companion,
      files: pageFiles(run.pageFolder),
      token: randomBytes(24).toString('base64url'),
      port: run.port,
      interfere,
    });
    monitor.start();
    const close = async () => {
      monitor.stop();
      await preview.close();
    };
    return success({ address: preview.address, close });
  } catch (error) {
    return failure({
      what: 'The preview could not be served.',
      why: error instanceof Error ? error.message : String(error),
      next: 'Choose another port, or build the window first.',
    });
  }
}
