import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CallFailed } from '../../app/companion/problem.ts';
import { createClient } from './client.ts';
import { contract } from './contract.ts';
import type { Equal } from './equal.ts';
import { connectInMemory } from './in-memory.ts';
import type { AppState, CompanionApi } from './model.ts';
import { createServer, sendingStates } from './server.ts';
import { emptyState, exampleApi } from './test-support/example-api.ts';
import { verbs } from './verbs.ts';

/** `true` where the guard sees a difference; anything else does not compile. */
type Differ<A, B> = Equal<A, B> extends true ? never : true;

describe('the compile-time guard', () => {
  it('sees every kind of difference', () => {
    const optional: Differ<{ a: string }, { a?: string }> = true;
    const orUndefined: Differ<{ a?: string | undefined }, { a?: string }> = true;
    const deep: Differ<{ a: { b: 'x' | 'y' }[] }, { a: { b: 'x' }[] }> = true;
    const extra: Differ<{ a: 1; b: 1 } | { c: 1 }, { a: 1 } | { c: 1 }> = true;
    const tuple: Differ<[a: string], []> = true;
    const equal: Equal<{ a: 1 } & { b: 2 }, { a: 1; b: 2 }> = true;
    expect([optional, orUndefined, deep, extra, tuple, equal]).not.toContain(false);
  });

  it('holds the list of names equal to the schemas', () => {
    expect([...verbs].sort()).toEqual(Object.keys(contract).sort());
  });
});

describe('a call over the border', () => {
  it('brings the answer', async () => {
    expect(await connectInMemory(exampleApi()).getState()).toEqual(emptyState);
  });

  it('brings calls that answer nothing', async () => {
    const openSample = vi.fn<CompanionApi['openSample']>(() => Promise.resolve());
    await expect(connectInMemory(exampleApi({ openSample })).openSample('one')).resolves.toBe(
      undefined,
    );
    expect(openSample).toHaveBeenCalledWith('one');
  });

  it('brings a problem as it is', async () => {
    const problem = { what: 'It is closed.', why: 'Nobody is there.', next: 'Come back later.' };
    const api = exampleApi({ checkNow: () => Promise.reject(new CallFailed(problem)) });
    await expect(connectInMemory(api).checkNow()).rejects.toMatchObject({
      name: 'CallFailed',
      problem,
    });
  });

  it('brings the problem of a store without what only the store knows', async () => {
    const problem = {
      what: 'The file is damaged.',
      why: 'It ends too early.',
      next: 'Look at it.',
    };
    const error = { ...problem, kind: 'damaged' };
    const api = exampleApi({ listActivity: () => Promise.reject(new CallFailed(error)) });
    await expect(connectInMemory(api).listActivity()).rejects.toMatchObject({ problem });
  });

  it('says it when an error was not expected', async () => {
    await expect(connectInMemory(exampleApi()).checkNow()).rejects.toMatchObject({
      problem: {
        what: expect.stringContaining('inside the program'),
        why: 'not part of this test',
      },
    });
  });

  it('brings states until nobody listens', () => {
    const listeners = new Set<(state: AppState) => void>();
    const api = exampleApi({
      onStateChanged: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const seen: AppState[] = [];
    const end = connectInMemory(api).onStateChanged((state) => seen.push(state));
    for (const listener of listeners) listener(emptyState);
    end();
    expect(listeners.size).toBe(0);
    expect(seen).toEqual([emptyState]);
  });
});

describe('the process behind the window', () => {
  it('refuses calls that do not exist', async () => {
    const handle = createServer(exampleApi());
    for (const verb of ['onStateChanged', 'constructor', '__proto__', 'toString', '', 7, null, {}])
      expect(await handle(verb, [])).toMatchObject({ ok: false });
  });

  it('refuses every request that is not of the agreed shape, without calling anything', async () => {
    const openSample = vi.fn<CompanionApi['openSample']>(() => Promise.resolve());
    const handle = createServer(exampleApi({ openSample }));
    const wrong = [undefined, null, 'one', [], [1], ['one', 'two'], [''], [{ id: 'one' }]];
    for (const request of wrong) {
      expect(await handle('openSample', request)).toMatchObject({
        ok: false,
        problem: { what: 'The request was refused.' },
      });
    }
    expect(openSample).not.toHaveBeenCalled();
  });

  it('never rejects, whatever comes in', async () => {
    const handle = createServer(exampleApi());
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...verbs), fc.string()),
        fc.anything(),
        async (verb, request) => {
          expect(typeof (await handle(verb, request)).ok).toBe('boolean');
        },
      ),
    );
  });

  it('lets nothing out that is not agreed, however much the process knows', async () => {
    const secret = 'of the other process';
    const known = {
      ...emptyState,
      secret,
      source: { kind: 'file', name: 'a.json', secret },
      settings: {
        ...emptyState.settings,
        secret,
        values: { ...emptyState.settings.values, secret },
        problems: [
          { kind: 'storage', problem: { what: 'a', why: 'b', next: 'c', secret }, secret },
        ],
      },
    } as const;
    const api = exampleApi({ getState: () => Promise.resolve(known) });
    const answer = await createServer(api)('getState', []);
    expect(answer).toMatchObject({ ok: true, value: { source: { kind: 'file', name: 'a.json' } } });
    expect(JSON.stringify(answer)).not.toContain(secret);
    const sent: unknown[] = [];
    const onDefect = vi.fn<(error: unknown) => void>();
    sendingStates((state) => sent.push(state), onDefect)(known);
    expect(onDefect).not.toHaveBeenCalled();
    expect(sent).toEqual([answer.ok ? answer.value : undefined]);
  });

  it('lets no answer out that is wrong, and no state', async () => {
    // What a mistake of the program would hold.
    const wrong = { ...emptyState, version: 7 } as unknown as AppState;
    const handle = createServer(exampleApi({ getState: () => Promise.resolve(wrong) }));
    expect(await handle('getState', [])).toMatchObject({
      ok: false,
      problem: { what: 'The answer was not as agreed.' },
    });
    const onDefect = vi.fn<(error: unknown) => void>();
    const send = vi.fn<(state: AppState) => void>();
    sendingStates(send, onDefect)(wrong);
    expect(send).not.toHaveBeenCalled();
    expect(onDefect).toHaveBeenCalledOnce();
  });

  it('refuses a request with a field too many', async () => {
    const handle = createServer(exampleApi());
    const { values } = emptyState.settings;
    const exception = { flow: 'a', host: '*', reason: 'b', who: 'c', expires: null };
    const requests = [
      ['proposePlan', [[{ id: 'a', direction: 'in', path: 'C:\\' }]]],
      ['saveSettings', [{ ...values, path: 'C:\\' }]],
      ['saveSettings', [{ ...values, exceptions: [{ ...exception, path: 'C:\\' }] }]],
      ['openContents', [[{ name: 'a', base64: '', path: 'C:\\' }]]],
    ] as const;
    for (const [verb, request] of requests)
      expect(await handle(verb, request)).toMatchObject({
        ok: false,
        problem: { what: 'The request was refused.' },
      });
  });
});

describe('the window', () => {
  const answering = (answer: unknown, onCall = () => undefined) =>
    createClient({
      call: () => {
        onCall();
        return Promise.resolve(answer);
      },
      onStateChanged: (listener) => {
        listener({ ...emptyState, version: 7 });
        listener(emptyState);
        return () => undefined;
      },
    });

  it('does not send a request that is not of the agreed shape', async () => {
    const onCall = vi.fn<() => undefined>();
    await expect(answering({ ok: true }, onCall).openSample('')).rejects.toThrow('openSample');
    expect(onCall).not.toHaveBeenCalled();
  });

  it.each([undefined, null, 'ok', { ok: true }, { ok: true, value: {} }, { ok: false }, []])(
    'does not take %j for a state',
    async (answer) => {
      await expect(answering(answer).getState()).rejects.toThrow('could not be read');
    },
  );

  it('drops a state that is not as agreed', () => {
    const seen: AppState[] = [];
    answering({}).onStateChanged((state) => seen.push(state));
    expect(seen).toEqual([emptyState]);
  });
});
