import { readFileSync } from 'node:fs';
import { snapshot } from '../../../core/snapshot/schema.ts';
import { failure, success } from '../../../core/result.ts';
import { Companion } from '../companion.ts';
import type { Host } from '../host.ts';
import { sampleHost, type SampleHost } from '../memory-host.ts';
import { memoryExceptions } from '../own-exceptions.ts';
import { noLoginItem, SettingsService } from '../settings-service.ts';
import { defaultSettings } from '../settings.ts';

export const problem = { what: 'There was no answer.', why: 'Nobody agreed.', next: 'Read again.' };
export const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);

/** A sample whose changes end as a test wants, and that counts its readings. */
export function setUp(
  apply?: (real: Host['apply']) => Host['apply'],
  start = sample,
  replaced: (real: SampleHost) => Partial<Host> = () => ({}),
) {
  const real = sampleHost({ kind: 'sample', id: 'x', title: 'X' }, start, () => new Date(0));
  const world = { reads: 0 };
  const host: Host = {
    ...real,
    read: (options) => {
      world.reads += 1;
      return real.read(options);
    },
    apply: apply === undefined ? real.apply : apply(real.apply),
    ...replaced(real),
  };
  let ids = 0;
  const store = {
    read: () => Promise.resolve({ value: defaultSettings }),
    write: () => Promise.resolve(success({})),
  };
  const companion = new Companion({
    version: '1',
    runtime: 'desktop',
    user: 'tester',
    now: () => new Date(0),
    newId: () => `id-number-${(ids += 1)}`,
    samples: [],
    firstHost: host,
    openSample: () => Promise.resolve(success(real)),
    openLive: () => failure(problem),
    settings: new SettingsService(store, noLoginItem, memoryExceptions()),
    pickFiles: () => Promise.resolve(success(undefined)),
    printPdf: null,
    chooseReportFile: null,
    saveFile: () => Promise.resolve({ kind: 'cancelled' }),
  });
  return { companion, world, real };
}
