import { describe, expect, it, vi } from 'vitest';
import type { CompanionBridge } from './bridge-transport.ts';
import { type BrowserPage, browserTransport } from './browser-transport.ts';
import { connect } from './connect.ts';
import { emptyState } from './test-support/example-api.ts';
import { verbs } from './verbs.ts';

const baseURI = 'http://127.0.0.1:4100/0123456789abcdef/';

function pageWith(answer: unknown) {
  const fetch = vi.fn<BrowserPage['fetch']>(() =>
    Promise.resolve({ json: () => Promise.resolve(answer) }),
  );
  const streams: { url: string; closed: boolean; send(data: string): void }[] = [];
  class EventSource {
    #listener: (event: { readonly data: string }) => void = () => undefined;
    readonly #stream;
    constructor(url: string) {
      this.#stream = { url, closed: false, send: (data: string) => this.#listener({ data }) };
      streams.push(this.#stream);
    }
    addEventListener(_type: 'message', listener: (event: { readonly data: string }) => void) {
      this.#listener = listener;
    }
    close() {
      this.#stream.closed = true;
    }
  }
  return { page: { document: { baseURI }, fetch, EventSource }, fetch, streams };
}

describe('the browser transport', () => {
  it('calls below the address of the page, token and all', async () => {
    const { page, fetch } = pageWith({ ok: true, value: 'x' });
    expect(await browserTransport(page).call('openSample', ['a"b'])).toEqual({
      ok: true,
      value: 'x',
    });
    expect(fetch).toHaveBeenCalledWith(`${baseURI}api/openSample`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '["a\\"b"]',
    });
  });

  it('gives states as they come, until it is ended', () => {
    const { page, streams } = pageWith({});
    const seen: unknown[] = [];
    const end = browserTransport(page).onStateChanged((state) => seen.push(state));
    expect(streams[0]?.url).toBe(`${baseURI}events`);
    streams[0]?.send('{"version":"1"}');
    end();
    expect(seen).toEqual([{ version: '1' }]);
    expect(streams[0]?.closed).toBe(true);
  });
});

describe('connect', () => {
  const bridge: CompanionBridge = {
    // The list has every verb, which Object.fromEntries does not say.
    ...(Object.fromEntries(
      verbs.map((verb) => [verb, () => Promise.resolve({ ok: true, value: emptyState })]),
    ) as unknown as CompanionBridge),
    onStateChanged: (listener) => {
      listener(emptyState);
      return () => undefined;
    },
  };

  it('takes the preload script where there is one', async () => {
    const { page, fetch } = pageWith({});
    const api = connect({ ...page, companion: bridge });
    expect(await api.getState()).toEqual(emptyState);
    const seen: unknown[] = [];
    api.onStateChanged((state) => seen.push(state));
    expect(seen).toEqual([emptyState]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('takes HTTP elsewhere', async () => {
    const { page, fetch } = pageWith({ ok: true, value: emptyState });
    expect(await connect(page).getState()).toEqual(emptyState);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
