import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { snapshot } from '../../core/snapshot/schema.ts';
import { defaultSettings } from '../companion/settings.ts';
import { assessHost } from '../assess-input.ts';
import { makeDiagnostics, type DiagnosticsParts } from './diagnostics.ts';
import { lastErrors, readEvents, timingsOf } from './events.ts';
import { zipName, zipOf } from './zip.ts';

const at = new Date('2026-11-24T09:35:00Z');
const line = (event: object) => JSON.stringify({ time: '2026-11-24T08:00:00.000Z', ...event });
const personal = 'C:\\Users\\anna\\AppData of HV11.contoso.com at 10.0.20.11';
const lines = [
  line({ event: 'start', what: 'v0.1.0', ms: 300 }),
  line({ event: 'collect', code: 'done', ms: 900, numbers: { firewall: 400 } }),
  line({ event: 'collect', code: 'timedOut', ms: 120_000, details: personal }),
  line({ event: 'call', what: 'getState', code: 'done', ms: 2 }),
  line({ event: 'collect', code: 'done', ms: 1000, numbers: { firewall: 500 } }),
  '{"time":"2026-11-24T08:0',
  personal,
  line({ event: 'defect', code: 'TypeError', what: 'main.mjs:1:2' }),
];
const parts: DiagnosticsParts = {
  createdAt: at,
  surroundings: {
    program: 'window',
    version: '0.1.0',
    catalogues: {},
    runtime: { node: '20' },
    system: {},
  },
  settings: {
    values: {
      ...defaultSettings,
      peers: { console: ['10.0.20.11'] },
      exceptions: [{ flow: 'x', host: 'anna-pc', reason: personal, who: 'anna', expires: null }],
    },
    locked: { theme: 'HKLM\\...\\Theme' },
    startAtLogin: true,
    problems: [
      {
        kind: 'storage',
        problem: {
          what: 'C:\\Users\\anna\\x was not written.',
          why: 'anna has no rights',
          next: '',
        },
      },
      {
        kind: 'exceptions',
        file: 'C:\\Users\\anna\\exceptions.yaml',
        isWhole: false,
        mistakes: [
          {
            at: ['exceptions', 1],
            flaw: { kind: 'unknown-names', names: ['anna'], known: [] },
            line: 3,
          },
        ],
      },
    ],
  },
  logs: [
    { program: 'window', lines, unread: ['window.1.log'] },
    { program: 'command-line', lines: [], unread: [] },
  ],
  snapshot: null,
  secret: 'a secret',
};
const hyperv = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);

describe('what the log says', () => {
  const { events, unreadable } = readEvents(lines);

  it('is read without what is no event, and without details', () => {
    expect(unreadable).toBe(2);
    expect(events).toHaveLength(6);
    expect(JSON.stringify(events)).not.toContain('anna');
  });

  it('gives the last errors, the last first', () => {
    expect(lastErrors(events, 5).map(({ event, code }) => [event, code])).toEqual([
      ['defect', 'TypeError'],
      ['collect', 'timedOut'],
    ]);
    expect(lastErrors(events, 1)).toHaveLength(1);
  });

  it('gives times by what was done, the longest first', () => {
    expect(timingsOf(events)).toEqual([
      {
        what: 'collect',
        times: 3,
        failed: 1,
        medianMs: 1000,
        longestMs: 120_000,
        lastMs: 1000,
        parts: { firewall: 500 },
      },
      { what: 'start v0.1.0', times: 1, failed: 0, medianMs: 300, longestMs: 300, lastMs: 300 },
      { what: 'call getState', times: 1, failed: 0, medianMs: 2, longestMs: 2, lastMs: 2 },
    ]);
  });
});

describe('the diagnostics', () => {
  it('have a file for everything, each named in the first', () => {
    const files = makeDiagnostics(parts);
    expect(files.map(({ name }) => name)).toEqual([
      'read-me.txt',
      'versions.json',
      'settings.json',
      'last-errors.json',
      'timings.json',
      'log-window.jsonl',
    ]);
    const [readMe, ...rest] = files;
    for (const { name, about } of rest) expect(readMe?.text).toContain(`${name}\n  ${about}`);
    expect(readMe?.text).toContain('without 2 lines that could not be read, the file window.1.log');
  });

  it('name nobody', () => {
    for (const given of [null, hyperv]) {
      const text = makeDiagnostics({ ...parts, snapshot: given })
        .map((file) => file.text)
        .join('\n');
      expect(/anna|hv11|contoso|10\.0\.20\.11/i.exec(text)?.[0]).toBeUndefined();
    }
  });

  it('hold a snapshot only when asked, with the addresses of the settings in it', () => {
    const files = makeDiagnostics({ ...parts, snapshot: hyperv });
    const text = (name: string) => files.find((file) => file.name === name)?.text ?? '';
    const other = snapshot.parse(JSON.parse(text('snapshot.json')));
    const settings = JSON.parse(text('settings.json')) as { peers: { console: string[] } };
    const adapters = Array.isArray(other.network) ? other.network : [];
    // The sample's own address was given as a peer: it is the same one in both files.
    const own = Array.isArray(hyperv.network) ? hyperv.network[0]?.addresses[0]?.address : '';
    expect(own).toBe('10.0.20.11');
    expect(settings.peers.console).toEqual([adapters[0]?.addresses[0]?.address]);
    const sentence = (host: typeof hyperv) => {
      const result = assessHost(host, {});
      return result.kind === 'assessed' ? result.assessment.summary : null;
    };
    expect(sentence(other)).toEqual(sentence(hyperv));
  });

  it('are packed as they were shown', async () => {
    const files = makeDiagnostics({ ...parts, snapshot: hyperv });
    const unpacked = unzipSync(await zipOf(files, at));
    expect(Object.keys(unpacked)).toEqual(files.map(({ name }) => name));
    for (const { name, text } of files)
      expect(strFromU8(unpacked[name] ?? new Uint8Array())).toBe(text);
    expect(zipName(at)).toBe('vmm-firewall-diagnostics-20261124-0935.zip');
    await expect(zipOf(files, new Date('1601-01-01'))).resolves.toBeInstanceOf(Uint8Array);
  });
});
