import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { FileBeside } from '../../app/companion/companion-parts.ts';
import { Companion } from '../../app/companion/companion.ts';
import type { Host } from '../../app/companion/host.ts';
import { fileHost, sampleHost, type SampleHost } from '../../app/companion/memory-host.ts';
import { memoryExceptions } from '../../app/companion/own-exceptions.ts';
import { noLoginItem, SettingsService } from '../../app/companion/settings-service.ts';
import { defaultSettings, type StoredSettings } from '../../app/companion/settings.ts';
import { loadInputs } from '../../app/load-inputs.ts';
import { sampleEntries } from '../../app/samples.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { JsonStore } from '../../host/storage/json-store.ts';
import type { Problem, SaveResult } from '../contract/model.ts';

export interface PreviewHostOptions {
  readonly version: string;
  /** `sample:NAME` or paths of files that make one host. */
  readonly inputs: readonly string[];
  readonly locateSample: (file: string) => string;
  /** Where reports go, since a page cannot ask; the user's downloads when left out. */
  readonly reportFolder?: string;
  readonly now?: () => Date;
  /** Who is said to have changed something; the user of this computer when left out. */
  readonly user?: string;
}

const samplePrefix = 'sample:';

/** Settings of a preview end with it. */
function memoryStore(): JsonStore<StoredSettings> {
  let value: StoredSettings = defaultSettings;
  return {
    read: () => Promise.resolve({ value }),
    write: (next) => {
      value = next;
      return Promise.resolve(success({}));
    },
  };
}

const notUsable = (why: string): Problem => ({
  what: 'The host could not be opened.',
  why,
  next: 'Choose another sample or file.',
});

async function openInputs(
  inputs: readonly string[],
  locateSample: (file: string) => string,
  now: () => Date,
): Promise<Result<Host, Problem>> {
  const loaded = await loadInputs(inputs, locateSample);
  if (!loaded.ok) return failure(notUsable(loaded.error));
  const [first = ''] = inputs;
  const id = first.slice(samplePrefix.length);
  const entry = sampleEntries.find((sample) => inputs.length === 1 && sample.id === id);
  if (first.startsWith(samplePrefix) && entry !== undefined)
    return success(sampleHost({ kind: 'sample', id, title: entry.title }, loaded.snapshot, now));
  const name = inputs.map((input) => path.basename(input)).join(', ');
  return success(fileHost(name, loaded.snapshot, loaded.notes));
}

async function saveInto(
  folder: string,
  name: string,
  content: string | Uint8Array,
  beside?: FileBeside,
) {
  const file = path.join(folder, name);
  try {
    mkdirSync(folder, { recursive: true });
    await writeFile(file, content);
    if (beside !== undefined) await writeFile(beside.nameOf(file), beside.content);
    return { kind: 'saved', name: file } satisfies SaveResult;
  } catch (error) {
    const problem = {
      what: 'The file was not saved.',
      why: error instanceof Error ? error.message : String(error),
      next: 'Check the folder and save again.',
    };
    return { kind: 'failed', problem } satisfies SaveResult;
  }
}

const noDialog: Problem = {
  what: 'No file was opened.',
  why: 'The preview in a browser has no dialog of its own.',
  next: 'Drop the file on the page.',
};
const neverLive: Problem = {
  what: 'This computer was not read.',
  why: 'The preview in a browser never touches a live firewall.',
  next: 'Open a sample or a file.',
};

export interface PreviewHost {
  readonly companion: Companion;
  readonly interfere: (ruleId: string) => boolean;
}

const isSample = (host: Host): host is SampleHost => 'interfere' in host;

/** The use cases over samples and files only. */
export async function openPreviewHost(
  options: PreviewHostOptions,
): Promise<Result<PreviewHost, Problem>> {
  const { version, inputs, locateSample, now = () => new Date() } = options;
  const first = await openInputs(inputs, locateSample, now);
  if (!first.ok) return first;
  const samples: SampleHost[] = [];
  const remember = (host: Host) => {
    if (isSample(host)) samples.push(host);
    return host;
  };
  const settings = new SettingsService(memoryStore(), noLoginItem, memoryExceptions());
  const folder = options.reportFolder ?? path.join(homedir(), 'Downloads');
  const companion = new Companion({
    version,
    runtime: 'browser',
    user: options.user ?? userInfo().username,
    now,
    newId: () => randomUUID(),
    samples: sampleEntries.map(({ id, title, description }) => ({ id, title, description })),
    firstHost: remember(first.value),
    openSample: async (id) => {
      const opened = await openInputs([`${samplePrefix}${id}`], locateSample, now);
      return opened.ok ? success(remember(opened.value)) : opened;
    },
    openLive: () => failure(neverLive),
    settings,
    pickFiles: () => Promise.resolve(failure(noDialog)),
    printPdf: null,
    chooseReportFile: null,
    saveFile: (name, content, beside) => saveInto(folder, name, content, beside),
  });
  const interfere = (ruleId: string) =>
    samples.some((host) => host === companion.host && host.interfere(ruleId));
  await companion.check();
  return success({ companion, interfere });
}
