import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fileLog } from '../../app/companion/activity.ts';
import type { CompanionParts } from '../../app/companion/companion-parts.ts';
import { Companion } from '../../app/companion/companion.ts';
import type { Host } from '../../app/companion/host.ts';
import { lastCheck, type LastCheckStore } from '../../app/companion/last-check.ts';
import { liveComputer } from '../../app/companion/live-computer.ts';
import { SettingsService, type LoginItem } from '../../app/companion/settings-service.ts';
import { defaultSettings, storedSettings } from '../../app/companion/settings.ts';
import type { Log } from '../../app/diagnostics/log.ts';
import { sampleEntries } from '../../app/samples.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { openExceptionsFile, type ExceptionsFile } from '../../host/exceptions/exceptions-file.ts';
import { openJsonStore } from '../../host/storage/json-store.ts';
import type { Problem } from '../contract/model.ts';

export interface ServiceOptions extends Pick<
  CompanionParts,
  'pickFiles' | 'saveFile' | 'chooseReportFile' | 'version' | 'printPdf'
> {
  /** Folder `assets` of the installation. */
  readonly assets: string;
  /** The user's own folder for settings and activity. */
  readonly userData: string;
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly architecture: string;
  readonly log: Log;
  readonly loginItem: LoginItem;
}

const notWindows: Problem = {
  what: 'This computer was not read.',
  why: 'It does not run Windows.',
  next: 'Open a sample, or files of a Windows server.',
};
const noSample = (why: string): Problem => ({
  what: 'The sample could not be opened.',
  why,
  next: 'Choose another one.',
});
const firstSample = 'hardened-management-server-2022';

async function openPowerShell(options: ServiceOptions): Promise<LiveHost> {
  const { assets, environment, architecture, log } = options;
  const { openLiveHost } = await import('../../host/live/live-host.ts');
  const { loggedLiveHost } = await import('../../app/diagnostics/logged-live-host.ts');
  const { windowsPowerShell } = await import('../../host/powershell/engine.ts');
  const programData = environment['ProgramData'] ?? 'C:\\ProgramData';
  const live = openLiveHost({
    engine: windowsPowerShell(environment, architecture),
    scripts: path.join(assets, 'powershell'),
    resultFolder: path.join(programData, 'VmmFirewallCompanion'),
  });
  return loggedLiveHost(live, log, () => new Date());
}

function lastCheckStore(file: string): LastCheckStore {
  const store = openJsonStore(file, lastCheck.nullable(), null);
  return { read: async () => (await store.read()).value, write: (check) => store.write(check) };
}

/** The file that `--exceptions` takes too (docs/administration.md). */
const ownExceptions = (userData: string): ExceptionsFile =>
  openExceptionsFile(path.join(userData, 'exceptions.yaml'), {
    knownFlows: async () => (await import('../../app/known-flows.ts')).knownFlowIds(),
  });

function liveOpener(options: ServiceOptions): () => Result<Host, Problem> {
  const { userData } = options;
  const kept = {
    activity: fileLog(path.join(userData, 'activity.jsonl')),
    lastCheck: lastCheckStore(path.join(userData, 'last-check.json')),
  };
  return () =>
    options.platform === 'win32'
      ? success(liveComputer(() => openPowerShell(options), kept))
      : failure(notWindows);
}

async function openSample(id: string, assets: string): Promise<Result<Host, Problem>> {
  // Samples are a way to look around, not what the app starts with.
  const { loadInputs } = await import('../../app/load-inputs.ts');
  const { sampleHost } = await import('../../app/companion/memory-host.ts');
  const locate = (file: string) => path.join(assets, 'samples', file);
  const loaded = await loadInputs([`sample:${id}`], locate);
  if (!loaded.ok) return failure(noSample(loaded.error));
  const title = sampleEntries.find((entry) => entry.id === id)?.title ?? id;
  return success(sampleHost({ kind: 'sample', id, title }, loaded.snapshot, () => new Date()));
}

/** The use cases over this computer; over a sample where it does not run Windows. */
export async function desktopCompanion(options: ServiceOptions): Promise<Companion> {
  const { version, assets, userData, loginItem } = options;
  const { pickFiles, saveFile, chooseReportFile, printPdf } = options;
  const store = openJsonStore(
    path.join(userData, 'settings.json'),
    storedSettings,
    defaultSettings,
  );
  const settings = new SettingsService(store, loginItem, ownExceptions(userData));
  await settings.load();
  const openLive = liveOpener(options);
  const live = openLive();
  const first = live.ok ? live : await openSample(firstSample, assets);
  if (!first.ok) throw new Error(first.error.why);
  return new Companion({
    version,
    runtime: 'desktop',
    user: userInfo().username,
    now: () => new Date(),
    newId: () => randomUUID(),
    samples: sampleEntries.map(({ id, title, description }) => ({ id, title, description })),
    firstHost: first.value,
    openSample: (id) => openSample(id, assets),
    openLive,
    settings,
    pickFiles,
    printPdf,
    saveFile,
    chooseReportFile,
  });
}
