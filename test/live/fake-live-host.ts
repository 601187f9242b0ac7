import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { openLiveHost, type LiveHost } from '../../host/live/live-host.ts';
import { sessionEngine } from '../../host/powershell/test-support/engine-session.ts';
import {
  fakeScript,
  makeFakeWindows,
  type FakeWindows,
} from '../powershell/fake-windows/fake-windows.ts';

export interface FakeLiveHost {
  readonly windows: FakeWindows;
  readonly live: LiveHost;
}

/** A live host whose Windows is the fake one of a sample; undefined where no engine can run. */
export function fakeLiveHost(snapshot: Snapshot): FakeLiveHost | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-live-'));
  const windows = makeFakeWindows(folder, snapshot, { elevated: true });
  const live = openFakeHost(windows);
  return live === undefined ? undefined : { windows, live };
}

/** One more process that works on a fake Windows; undefined where no engine can run. */
export function openFakeHost(windows: FakeWindows): LiveHost | undefined {
  const engine = sessionEngine(windows.environment);
  if (engine === undefined) return undefined;
  return openLiveHost({
    engine,
    scripts: windows.scripts,
    resultFolder: windows.resultFolder,
    loadModule: (name) => Promise.resolve(fakeScript(`${name}.psm1`)),
  });
}
