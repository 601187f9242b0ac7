import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exceptionFields, type FlowException } from '../../core/exceptions/exception.ts';
import { realFiles, type Files } from '../storage/files.ts';
import { failingFiles } from '../storage/test-support/failing-files.ts';
import { openExceptionsFile } from './exceptions-file.ts';
import { readExceptions } from './read-exceptions.ts';

const flows = new Set(['a-flow', 'b-flow']);
const now = () => new Date('2026-11-24T02:31:05.123Z');
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'exceptions-'));
  file = path.join(folder, 'exceptions.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (files: Files = realFiles) =>
  openExceptionsFile(file, { knownFlows: () => Promise.resolve(flows), now, files });
const text = () => readFile(file, 'utf8');
const exception = (more: Partial<FlowException> = {}): FlowException => ({
  flow: 'a-flow',
  host: '*',
  reason: 'Agreed',
  who: 'Ops',
  expires: null,
  ...more,
});
const add = (...exceptions: FlowException[]) => ({ remove: [], add: exceptions });
const remove = (...exceptions: FlowException[]) => ({ remove: exceptions, add: [] });

describe('a file of exceptions that is written here', () => {
  it('begins with what it is, and is what the command line takes', async () => {
    file = path.join(folder, 'new', 'exceptions.yaml');
    expect(await open().read()).toEqual({ exceptions: [], problems: [] });
    const both = [
      exception({ direction: 'in', host: 'HV*', expires: '2027-01-31' }),
      exception({ flow: 'b-flow', reason: 'two\nlines # and "quotes"' }),
    ];
    const changed = await open().change(add(...both));
    expect(changed).toEqual({ ok: true, value: { exceptions: both, problems: [] } });
    expect(readExceptions(await text(), file, flows)).toEqual({ ok: true, value: both });
    expect(await text()).toMatch(/^# Flows that are left closed on purpose\./);
    expect(await readdir(path.dirname(file))).toEqual(['exceptions.yaml']);
  });

  it('keeps any text', async () => {
    const texts = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 200 })
      .filter((each) => each.trim() === each && each !== '' && !/\p{Cs}/u.test(each));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (reason, who) => {
        await rm(file, { force: true });
        const entry = exception({ reason, who });
        const changed = await open().change(add(entry));
        expect(changed).toEqual({ ok: true, value: { exceptions: [entry], problems: [] } });
      }),
      { numRuns: 30 },
    );
  });

  it('takes changes that come at once one after another', async () => {
    const store = open();
    await Promise.all(['1', '2', '3'].map((reason) => store.change(add(exception({ reason })))));
    expect((await store.read()).exceptions.map(({ reason }) => reason)).toEqual(['1', '2', '3']);
  });
});

const written = `# Agreed in March.
exceptions:
  - flow: a-flow # nothing is deployed here
    reason: "Waits"
    who: Ops

  # not a flow yet
  - flow: c-flow
    reason: Later
    who: Ops
  - { flow: b-flow, reason: x, who: Ops, until: 2027 }
# The end.
`;

describe('a file of exceptions that a person wrote', () => {
  it('counts but for the entries that are wrong, which are told with their line', async () => {
    await writeFile(file, written);
    expect(await open().read()).toEqual({
      exceptions: [exception({ reason: 'Waits' })],
      problems: [
        {
          kind: 'mistakes',
          file,
          isWhole: false,
          mistakes: [
            { at: [], flaw: { kind: 'no-flow', flow: 'c-flow' }, line: 8 },
            {
              at: ['exceptions', 3],
              flaw: { kind: 'unknown-names', names: ['until'], known: exceptionFields },
              line: 11,
            },
          ],
        },
      ],
    });
  });

  it('keeps comments, and entries that are wrong, when another one comes or goes', async () => {
    await writeFile(file, written);
    await open().change(add(exception({ flow: 'b-flow' })));
    const more = '  - flow: b-flow\n    reason: Agreed\n    who: Ops\n';
    const [before = '', end = ''] = written.split('# The end.');
    expect(await text()).toBe(`${before}${more}\n# The end.${end}`);

    await open().change(remove(exception({ reason: 'Waits' })));
    expect(await text()).not.toContain('Waits');
    for (const kept of ['# Agreed in March.', '# not a flow yet', 'c-flow', 'until', '# The end.'])
      expect(await text()).toContain(kept);
  });

  it('keeps the line ends of Windows', async () => {
    await writeFile(file, written.replaceAll('\n', '\r\n'));
    await open().change(add(exception()));
    expect((await text()).replaceAll('\r\n', '')).not.toContain('\n');
    expect((await open().read()).exceptions).toHaveLength(2);
  });

  it('may say nothing, or the same twice, of which one goes', async () => {
    await writeFile(file, '# later\nexceptions:\n');
    await open().change(add(exception(), exception()));
    const left = await open().change(remove(exception()));
    expect(left).toMatchObject({ ok: true, value: { exceptions: [exception()] } });
    expect(await text()).toContain('# later');
  });

  it('may be JSON', async () => {
    await writeFile(file, JSON.stringify({ exceptions: [exception()] }));
    const changed = await open().change(add(exception({ reason: 'More' })));
    expect(changed).toMatchObject({ ok: true, value: { problems: [] } });
    expect((await open().read()).exceptions).toHaveLength(2);
  });

  it('may be JSON with comments as scripts have them, which stay as comments of YAML', async () => {
    const entry = '{ "flow": "a-flow", /* why */ "reason": "http://x", "who": "Ops" }';
    await writeFile(file, `// one\n{ "exceptions": [ // two\n/* three\n   four */\n${entry} ] }\n`);
    const changed = await open().change(add(exception()));
    expect(changed).toMatchObject({ ok: true, value: { problems: [] } });
    for (const kept of ['# one', '# two', '# three', 'four', 'http://x'])
      expect(await text()).toContain(kept);
    expect(readExceptions(await text(), file, flows)).toMatchObject({ ok: true, value: [{}, {}] });
  });

  it('is left alone where an entry that goes holds what another one repeats', async () => {
    const anchored = `exceptions:
  - { flow: a-flow, reason: &why Agreed, who: Ops }
  - { flow: b-flow, reason: *why, who: Ops }
`;
    await writeFile(file, anchored);
    expect(await open().change(remove(exception()))).toMatchObject({ ok: false });
    expect(await text()).toBe(anchored);
  });
});

describe('a damaged file of exceptions', () => {
  const aside = 'exceptions.yaml.damaged-2026-11-24T02-31-05-123Z';

  it.each([
    ['exceptions: [', 'syntax'],
    ['- a', 'no-list'],
    ['flows: []', 'missing'],
    [Buffer.from([0x65, 0xff]), 'other'],
  ])('%j stays where it is until something is written', async (content, kind) => {
    await writeFile(file, content);
    const read = await open().read();
    expect(read).toMatchObject({
      exceptions: [],
      problems: [{ kind: 'mistakes', isWhole: true, mistakes: [{ line: 1, flaw: { kind } }] }],
    });
    expect(await readdir(folder)).toEqual(['exceptions.yaml']);
    const changed = await open().change(add(exception()));
    expect(changed).toMatchObject({
      ok: true,
      value: { exceptions: [exception()], problems: [{ kind: 'storage' }] },
    });
    expect(JSON.stringify(changed)).toContain(aside);
    expect(await readFile(path.join(folder, aside))).toEqual(Buffer.from(content));
  });

  it.each([
    ['readFile', 'EACCES'],
    ['rename', 'EPERM'],
    ['open', 'ENOSPC'],
    ['writeFile', 'ENOSPC'],
    ['sync', 'EIO'],
  ] as const)('and one that fails in %s with %s: nothing is lost', async (step, code) => {
    await writeFile(file, written);
    const files = failingFiles(step, code);
    const changed = await open(files).change(add(exception()));
    expect(changed).toMatchObject({ ok: false });
    expect(await text()).toBe(written);
    expect(await readdir(folder)).toEqual(['exceptions.yaml']);
  });

  it('that cannot be read is said', async () => {
    await writeFile(file, written);
    const read = await open(failingFiles('readFile', 'EACCES')).read();
    expect(read).toMatchObject({
      exceptions: [],
      problems: [{ kind: 'storage', error: { kind: 'unreadable' } }],
    });
  });
});
