import { getEventListeners } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requireOrSkip } from '../../test/support/requirements.ts';
import type { Engine } from './engine.ts';
import type { JsonValue } from './json.ts';
import { openSession, type RunOptions, type Session, type SessionOptions } from './session.ts';

const canRun = requireOrSkip('programs that are scripts', process.platform !== 'win32');

const engine: Engine = {
  executable: fileURLToPath(new URL('./test-support/fake-powershell.mjs', import.meta.url)),
  workingFolder: os.tmpdir(),
  environment: { PATH: process.env['PATH'] ?? '' },
};

const sessions: Session[] = [];
function open(options: Partial<SessionOptions> = {}): Session {
  const session = openSession({ engine, loadScript: async (name) => name, ...options });
  sessions.push(session);
  return session;
}

const run = (
  session: Session,
  script: string,
  options: Partial<RunOptions<unknown>> = {},
  parameters: JsonValue = null,
) => session.run(script, parameters, { schema: z.unknown(), timeoutMs: 20_000, ...options });

const kindOf = (result: Awaited<ReturnType<typeof run>>): string =>
  result.ok ? 'success' : result.error.kind;

const isAlive = (id: number): boolean => {
  // A zombie, ended but not yet collected by its parent, still takes signals.
  try {
    process.kill(id, 0);
  } catch {
    return false;
  }
  return existsSync(`/proc/${id}/exe`);
};

afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
});

describe.runIf(canRun)('parameters and answers', () => {
  it('come through exact, whatever they hold', async () => {
    const session = open();
    const text = fc.string({
      unit: fc.constantFrom('a', '"', "'", '`', '$()', '\n', '\u202e', '😀', ''),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.string({ unit: 'binary' }), fc.jsonValue()),
        async (value) => {
          // jsonValue is JSON by construction; its type is wider than ours.
          const sent = value as JsonValue;
          expect(await run(session, 'echo', {}, sent)).toEqual({
            ok: true,
            value: JSON.parse(JSON.stringify(sent)),
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave nothing behind once they were used', async () => {
    const temporaryFolder = await mkdtemp(path.join(os.tmpdir(), 'session-test-'));
    const session = open({ temporaryFolder });
    await run(session, 'echo', {}, 'secret');
    await run(session, 'scriptError');
    const [folder = ''] = await readdir(temporaryFolder);
    expect(await readdir(path.join(temporaryFolder, folder))).toEqual([]);
    await session.close();
    await rm(temporaryFolder, { recursive: true });
  });

  it('may be 10 MB large', async () => {
    const value = Array.from({ length: 100_000 }, (_, i) => `${i} ${'äöü€😀'.repeat(17)}`);
    const result = await run(open(), 'echo', {}, value);
    expect(JSON.stringify(value).length).toBeGreaterThan(10_000_000);
    expect(result).toEqual({ ok: true, value });
  });

  it('are checked against the schema', async () => {
    const result = await run(open(), 'echo', { schema: z.object({ a: z.number() }) }, { a: 'x' });
    expect(kindOf(result)).toBe('answerUnexpected');
  });

  it('run one after another in one process', async () => {
    const session = open();
    const [first, second] = await Promise.all([
      run(session, 'processId'),
      run(session, 'processId'),
    ]);
    expect(first).toEqual(second);
  });
});

describe.runIf(canRun)('the process', () => {
  it('gets no word that steers policy or hides, and nothing of our environment', async () => {
    process.env['NODE_POWERSHELL'] = '/nowhere/powershell';
    const result = await run(open(), 'surroundings', {
      schema: z.object({ arguments: z.array(z.string()), environment: z.looseObject({}) }),
    });
    delete process.env['NODE_POWERSHELL'];
    expect(result).toMatchObject({
      ok: true,
      value: {
        arguments: ['-NoLogo', '-NoProfile', '-NonInteractive', '-NoExit', '-Command', '-'],
      },
    });
    expect(JSON.stringify(result)).not.toContain('NODE_POWERSHELL');
  });

  it('is said to be missing when it is', async () => {
    const session = open({ engine: { ...engine, executable: '/nowhere/powershell.exe' } });
    expect(await run(session, 'echo')).toMatchObject({
      ok: false,
      error: { kind: 'missingExecutable', why: '/nowhere/powershell.exe' },
    });
  });

  it('is said not to start when the system refuses', async () => {
    const session = open({ engine: { ...engine, executable: os.tmpdir() } });
    expect(kindOf(await run(session, 'echo'))).toBe('cannotStart');
  });

  it.each(['exitZero', 'exitThree', 'killsItself'])('ends during a call: %s', async (script) => {
    const session = open();
    expect(kindOf(await run(session, script))).toBe('processEnded');
    expect(kindOf(await run(session, 'echo'))).toBe('success');
  });

  it('that ends once a script has begun does not get it again: it may have changed something', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'session-test-'));
    const file = path.join(folder, 'runs');
    const session = open();
    expect(kindOf(await run(session, 'echo'))).toBe('success');
    expect(kindOf(await run(session, 'writesAndExits', {}, { file }))).toBe('processEnded');
    expect(await readFile(file, 'utf8')).toBe('x');
    await rm(folder, { recursive: true });
  });

  it('that ends behind its answer has answered', async () => {
    const session = open();
    expect(await run(session, 'answersAndExits')).toEqual({ ok: true, value: 1 });
    expect(await run(session, 'echo', {}, 2)).toEqual({ ok: true, value: 2 });
  });

  it('is another one after a call that did not end in order', async () => {
    const session = open();
    const before = await run(session, 'processId');
    expect(kindOf(await run(session, 'printsMarker'))).toBe('endedEarly');
    const after = await run(session, 'processId');
    expect(kindOf(after)).toBe('success');
    expect(after).not.toEqual(before);
  });

  it('may be killed between two calls', async () => {
    const session = open();
    const before = await run(session, 'processId', { schema: z.number() });
    if (before.ok) process.kill(Number(before.value), 'SIGKILL');
    await expect.poll(() => before.ok && isAlive(Number(before.value))).toBe(false);
    const after = await run(session, 'processId');
    expect(kindOf(after)).toBe('success');
    expect(after).not.toEqual(before);
  });
});

describe.runIf(canRun)('a call that does not end', () => {
  it('is ended with its children when its time is over, and the next starts afresh', async () => {
    const session = open();
    const children: number[] = [];
    const result = await run(session, 'hangsWithChild', {
      timeoutMs: 1500,
      onProgress: ({ done }) => children.push(done),
    });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'timedOut', why: 'The limit was 1.5 s.' },
    });
    expect(children).toHaveLength(1);
    await expect.poll(() => children.some(isAlive)).toBe(false);
    expect(kindOf(await run(session, 'echo'))).toBe('success');
  });

  it('is ended although it has answered', async () => {
    const session = open();
    expect(kindOf(await run(session, 'answersAndHangs', { timeoutMs: 1000 }))).toBe('timedOut');
    expect(await run(session, 'echo', {}, 2)).toEqual({ ok: true, value: 2 });
  });

  it('starts no process when it was cancelled before', async () => {
    const session = open({ engine: { ...engine, executable: '/nowhere/powershell.exe' } });
    const result = await run(session, 'echo', { signal: AbortSignal.abort() });
    expect(kindOf(result)).toBe('cancelled');
  });

  it('is cancelled also while it is made ready, and leaves nobody listening', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const session = open({
      loadScript: async (name) => {
        controller.abort();
        return name;
      },
    });
    expect(kindOf(await run(session, 'hangs', { signal }))).toBe('cancelled');
    const { signal: quiet } = new AbortController();
    expect(kindOf(await run(open(), 'echo', { signal: quiet }))).toBe('success');
    expect(getEventListeners(quiet, 'abort')).toEqual([]);
  });

  it('can be cancelled, while it runs and while it waits', async () => {
    const session = open();
    const [runs, waits] = [new AbortController(), new AbortController()];
    const running = run(session, 'hangsWithChild', {
      signal: runs.signal,
      onProgress: () => waits.abort(),
    });
    const waiting = run(session, 'echo', { signal: waits.signal });
    expect(kindOf(await waiting)).toBe('cancelled');
    runs.abort();
    expect(kindOf(await running)).toBe('cancelled');
    expect(kindOf(await run(session, 'echo', { signal: runs.signal }))).toBe('cancelled');
    expect(kindOf(await run(session, 'echo'))).toBe('success');
  });

  it('fails when the session is closed, and nothing stays behind', async () => {
    const temporaryFolder = await mkdtemp(path.join(os.tmpdir(), 'session-test-'));
    const session = open({ temporaryFolder });
    let mode = 0;
    const running = run(session, 'hangsWithChild', {
      onProgress: () => {
        void readdir(temporaryFolder)
          .then(([name]) => stat(path.join(temporaryFolder, name ?? '')))
          .then((folder) => {
            mode = folder.mode & 0o777;
            return session.close();
          });
      },
    });
    expect(kindOf(await running)).toBe('closed');
    await session.close();
    expect(mode).toBe(0o700);
    expect(await readdir(temporaryFolder)).toEqual([]);
    expect(kindOf(await run(session, 'echo'))).toBe('closed');
    await rm(temporaryFolder, { recursive: true });
  });
});

describe.runIf(canRun)('what is printed', () => {
  it('is progress, as it comes', async () => {
    const seen: unknown[] = [];
    await run(open(), 'progress', { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { part: 'rules', done: 1, total: 2 },
      { part: 'rules', done: 2, total: 2 },
    ]);
  });

  it.each([
    ['errorOutput', 'stderr', 'WARNING: something\n'],
    ['strayOutput', 'stdout', 'no line end\n'],
  ])('%s is an error or a note, as the caller wants', async (script, stream, text) => {
    const heard: unknown[] = [];
    const session = open({ onNoise: (name, noise) => heard.push(name, noise) });
    expect(await run(session, script, { noise: 'refuse' })).toMatchObject({
      ok: false,
      error: { kind: script, why: text },
    });
    expect(kindOf(await run(session, script))).toBe('success');
    expect(heard).toHaveLength(4);
    expect(heard[3]).toMatchObject({ [stream]: text });
  });

  it.each([
    ['printsMarker', 'endedEarly'],
    ['doesNotParse', 'scriptNotRun'],
    ['scriptError', 'scriptError'],
    ['unwritten', 'answerNotWritten'],
    ['tornAnswer', 'answerUnreadable'],
    ['answerOfAnother', 'answerUnreadable'],
  ])('%s is %s, and the next call is unharmed', async (script, kind) => {
    const session = open();
    expect(kindOf(await run(session, script))).toBe(kind);
    expect(await run(session, 'echo', {}, 'next')).toEqual({ ok: true, value: 'next' });
  });
});
