import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { DiagnosticsView, SaveResult, SettingsView } from './api.ts';
import { CallFailed } from './problem.ts';

export interface DiagnosticsSource {
  readonly version: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly saveFile: (name: string, content: Uint8Array) => Promise<SaveResult>;
}

/** Diagnostics are kept from the showing to the saving, so that nothing is saved unseen. */
export class ShownDiagnostics {
  readonly #source: DiagnosticsSource;
  #shown: DiagnosticsView | null = null;

  constructor(source: DiagnosticsSource) {
    this.#source = source;
  }

  /** @param snapshot null: the host is left out */
  async gather(settings: SettingsView, snapshot: Snapshot | null): Promise<DiagnosticsView> {
    const { gatherDiagnostics } = await import('../diagnostics/gather.ts');
    const { version, now, newId } = this.#source;
    const environment = process.env;
    const parts = { program: 'window', version, settings, snapshot, now, environment };
    this.#shown = { id: newId(), files: await gatherDiagnostics(parts) };
    return this.#shown;
  }

  async save(id: string): Promise<SaveResult> {
    if (this.#shown?.id !== id) {
      throw new CallFailed({
        what: 'The diagnostics were not saved.',
        why: 'Others were gathered since.',
        next: 'Look at them again.',
      });
    }
    const { zipName, zipOf } = await import('../diagnostics/zip.ts');
    const { now, saveFile } = this.#source;
    return saveFile(zipName(now()), await zipOf(this.#shown.files, now()));
  }
}
