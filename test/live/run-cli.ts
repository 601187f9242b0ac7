import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeTerminal } from '../../cli/node-terminal.ts';
import { runCli } from '../../cli/run-cli.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import { makeFakeWindows, reopenFakeWindows } from '../powershell/fake-windows/fake-windows.ts';
import { openFakeHost } from './fake-live-host.ts';

const samples = new URL('../../assets/samples/', import.meta.url);
const sampleFile = (file: string) => fileURLToPath(new URL(file, samples));

/**
 * Runs the product's own commands, with the fake Windows of a sample as "this computer".
 * @param args `--sample NAME [--folder FOLDER] [--fresh] -- COMMAND...`
 * @returns the exit code
 */
export async function runOnFakeWindows(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--');
  const { values } = parseArgs({
    args: at < 0 ? [...args] : args.slice(0, at),
    options: {
      sample: { type: 'string', default: 'hyperv-host-2019-disabled-rules' },
      folder: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const snapshot = snapshotSchema.parse(
    JSON.parse(readFileSync(sampleFile(`${values.sample}.json`), 'utf8')),
  );
  const folder = values.folder ?? path.join(os.tmpdir(), 'vmm-fake-windows', values.sample);
  const isNew = values.fresh || !existsSync(path.join(folder, 'rules.json'));
  const windows = isNew
    ? makeFakeWindows(folder, snapshot, { elevated: true })
    : reopenFakeWindows(folder, snapshot);
  const terminal: Terminal = {
    ...nodeTerminal(sampleFile, new URL('../../dist/cli/each-worker.mjs', import.meta.url)),
    openLiveHost: () => {
      const live = openFakeHost(windows);
      return live === undefined
        ? Promise.reject(new Error('no PowerShell engine here'))
        : Promise.resolve(live);
    },
  };
  return runCli(at < 0 ? [] : args.slice(at + 1), terminal);
}
