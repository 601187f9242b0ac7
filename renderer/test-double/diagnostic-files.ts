import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { DiagnosticsView, SaveResult } from '../../electron/contract/model.ts';

const plain = [
  { name: 'read-me.txt', about: 'What is in each file.', text: 'Diagnostics\n' },
  { name: 'versions.json', about: 'Versions.', text: '{ "version": "0.0.0" }\n' },
  { name: 'last-errors.json', about: 'What went wrong.', text: '[]\n' },
];

/** Files such as the real ones; what redacts needs Node and is not behind this window. */
export function gatheredFiles(snapshot: Snapshot, withSnapshot: boolean): DiagnosticsView {
  const text = JSON.stringify({ schemaVersion: snapshot.schemaVersion });
  const host = { name: 'snapshot.json', about: 'The server as it was read.', text };
  return { id: 'diagnostics-1', files: withSnapshot ? [...plain, host] : plain };
}

export const savedFiles: SaveResult = { kind: 'saved', name: 'vmm-firewall-diagnostics.zip' };
