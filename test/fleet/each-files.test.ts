import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import {
  available,
  hdfComplaints,
  oscapComplaints,
  xccdfComplaints,
} from '../report/support/validators.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'each-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const inFolder = (...names: string[]) => join(folder, ...names);
const hosts = ['hyperv-host-2012r2', 'library-server-2019'];
const samples = hosts.map((id) => `sample:${id}`);
const now = () => new Date('2026-11-24T08:30:00Z');
const each = (...args: string[]) => run(['assess', '--each', ...args], { now });

describe('assess --each with a folder', () => {
  it.each([
    ['xccdf', '.xccdf.xml', available.xccdf, xccdfComplaints],
    ['xccdf', '.xccdf.xml', available.oscap, oscapComplaints],
    ['hdf', '.hdf.json', available.hdf, (text: string) => JSON.stringify(hdfComplaints(text))],
  ] as const)(
    'writes %s of each server, as for it alone',
    async (format, ending, isAvailable, complaints) => {
      const output = inFolder('new', 'results');
      const { code, out } = await each(...samples, '--format', format, '--output', output);
      expect(code).toBe(1);
      expect(out.replaceAll(/\s+/g, ' ')).toBe(
        `Of 2 servers, 2 have closed flows. Saved for each server in "${output}". `,
      );
      expect(readdirSync(output).toSorted()).toEqual(hosts.map((id) => `${id}${ending}`));
      for (const id of hosts) {
        const text = readFileSync(join(output, `${id}${ending}`), 'utf8');
        expect(text).toBe((await run(['assess', `sample:${id}`, '--format', format], { now })).out);
        expect(isAvailable ? complaints(text) : '').not.toMatch(/failed|must|^Error/m);
      }
    },
  );

  it('names two files of the same name apart, and writes beside nothing that is there', async () => {
    for (const name of ['a', 'b']) {
      mkdirSync(inFolder(name));
      const from = new URL(`../../assets/samples/${hosts[0]}.json`, import.meta.url);
      writeFileSync(inFolder(name, 'host.json'), readFileSync(from));
    }
    const output = inFolder('results');
    const args = [inFolder('a'), inFolder('b'), '--format', 'junit', '--output', output];
    expect((await each(...args)).code).toBe(1);
    expect(readdirSync(output).toSorted()).toEqual(['host-2.junit.xml', 'host.junit.xml']);
    rmSync(join(output, 'host-2.junit.xml'));
    const again = await each(...args);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect(readdirSync(output)).toEqual(['host.junit.xml']);
    expect((await each(...args, '--force')).code).toBe(1);
  });

  it('writes documents of all servers at once, each by its ending', async () => {
    const files = ['a.html', 'a.csv', 'a.json'].map((name) => inFolder(name));
    expect((await each(...samples, ...files.flatMap((file) => ['--output', file]))).code).toBe(1);
    expect(readFileSync(files[0] ?? '', 'utf8')).toMatch(/^<!doctype html>/);
    expect(JSON.parse(readFileSync(files[2] ?? '', 'utf8'))).toMatchObject({
      summary: { hosts: 2 },
      catalogues: [
        { id: 'vmm-2012r2' },
        { id: 'vmm-2019', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    });
  });

  it.each([
    [['--format', 'xccdf'], /needs --output with a folder/],
    [['--format', 'pdf'], /needs --output with a file/],
    [['--output', 'FOLDER/x.xccdf.xml'], /a file for each server, so --output names a folder/],
    [['--output', 'FOLDER'], /is a folder, for a report of each server; say in which form/],
    [['--output', 'FOLDER/file/x.html'], /its folder is a file/],
    [['--format', 'hdf', '--output', 'FOLDER/file'], /could not be made/],
  ])('refuses %j in one sentence, before any work', async (args, sentence) => {
    writeFileSync(inFolder('file'), '');
    const { code, out, err } = await each(
      ...samples,
      ...args.map((text) => text.replace('FOLDER', folder)),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('what lies among the servers', () => {
  const sampleFile = new URL(`../../assets/samples/${hosts[1]}.json`, import.meta.url);
  beforeEach(() => {
    mkdirSync(inFolder('in'));
    writeFileSync(inFolder('in', 'index.json'), '[{"id": "x"}]');
    writeFileSync(inFolder('in', 'old-result.json'), '{"schemaVersion": 1, "flows": []}');
    writeFileSync(inFolder('in', 'host.json'), readFileSync(sampleFile));
  });

  it('is left out and said where it is sound and no server', async () => {
    const { code, out, err } = await each(inFolder('in'));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /Note: 2 files were left out, being no server: .*index\.json, .*old-result\.json\./,
    );
    const plan = await run(['plan', '--each', inFolder('in')]);
    expect(plan).toMatchObject({
      code: 0,
      err: expect.stringContaining('left out, being no server'),
    });
  });

  it('cannot be read where it was named, or is broken', async () => {
    const named = await each(inFolder('in', 'index.json'), inFolder('in', 'host.json'));
    expect(named).toMatchObject({
      code: 2,
      err: expect.stringContaining('this JSON is something else'),
    });
    writeFileSync(inFolder('in', 'index.json'), '[{"id": ');
    const broken = await each(inFolder('in'));
    expect(broken).toMatchObject({ code: 2, err: expect.stringContaining('index.json') });
  });

  it('is nothing in the samples', async () => {
    const { code, err } = await each('assets/samples');
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });
});

describe('exceptions of many servers', () => {
  const file = () => inFolder('exceptions.yaml');
  const entry = (flow: string, expires: string) =>
    `  - {flow: ${flow}, host: 'HV*', reason: moved soon, who: Ada, expires: ${expires}}\n`;

  it('count where they are for a server, and are said when they have expired', async () => {
    const alone = JSON.parse((await each(...samples, '--format', 'json')).out);
    writeFileSync(
      file(),
      `exceptions:\n${entry('vmconnect-hyperv', '2999-01-01')}${entry('browser-to-ssp', '2020-01-01')}`,
    );
    const args = [...samples, '--exceptions', file()];
    const fleet = JSON.parse((await each(...args, '--format', 'json')).out);
    expect(fleet.summary).toMatchObject({ withExceptions: 1, compliant: 1, actionNeeded: 1 });
    expect(alone.summary).toMatchObject({ withExceptions: 0, compliant: 0, actionNeeded: 2 });
    const table = await each(...args);
    expect(table.out).toContain('0 of 9, 1 excepted');
    expect(table.out).toContain(
      '1 exception has expired and counts no more: browser-to-ssp on HV*.',
    );
    writeFileSync(file(), `exceptions:\n${entry('no-such-flow', '2999-01-01')}`);
    expect(await each(...args)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(file())).toBe(true);
  });
});
