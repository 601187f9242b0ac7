import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState, CompanionApi } from '../contract/model.ts';
import { emptyState, exampleApi } from '../contract/test-support/example-api.ts';
import { startPreview, type Preview } from './server.ts';

/** What a page of another site might try, said to the server byte by byte. */
const token = 'a-token-of-the-test';
let preview: Preview;
let host: string;
let asked: string[];
const listeners = new Set<(state: AppState) => void>();

const api = (): CompanionApi =>
  exampleApi({
    checkNow: () => {
      asked.push('checkNow');
      return Promise.resolve();
    },
    openSample: (id) => {
      asked.push(id);
      return Promise.resolve();
    },
    onStateChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });

beforeEach(async () => {
  asked = [];
  const files = new Map([['index.html', { content: Buffer.from('page'), type: 'text/html' }]]);
  preview = await startPreview({ api: api(), files, token, port: 0, interfere: () => false });
  ({ host } = new URL(preview.address));
});
afterEach(() => preview.close());

/** Sends bytes and gives what comes back until the server ends it or nothing more comes. */
function send(bytes: string | Buffer, { isEnded = true } = {}): Promise<string> {
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
  socket.write(bytes);
  if (isEnded) socket.end();
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}
/** A call as the page makes it, apart from what a test changes. */
async function call(sent: Sent = {}): Promise<number> {
  const { method = 'POST', path = `/${token}/api/checkNow`, body = '[]' } = sent;
  const { headers = [`Host: ${host}`, 'Content-Type: application/json'] } = sent;
  const head = [`${method} ${path} HTTP/1.1`, ...headers, `Content-Length: ${body.length}`];
  return statusOf(await send(`${head.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`));
}
const json = 'Content-Type: application/json';

describe('a request from elsewhere', () => {
  it('is one of the page itself when nothing is changed, which proves the rest', async () => {
    expect(await call()).toBe(200);
    expect(await call({ headers: [`Host: ${host}`, json, `Origin: http://${host}`] })).toBe(200);
    expect(asked).toEqual(['checkNow', 'checkNow']);
  });

  it('is refused under every other name of this computer and of others', async () => {
    const port = host.split(':')[1] ?? '';
    const names = [
      'evil.example',
      'localhost',
      '127.1',
      '0.0.0.0',
      '[::1]',
      '127.0.0.1.evil.example',
    ];
    const hosts = [
      ...names.map((name) => `${name}:${port}`),
      '127.0.0.1',
      '',
      `${host}@evil.example`,
    ];
    for (const name of hosts)
      expect([name, await call({ headers: [`Host: ${name}`, json] })]).toEqual([name, 403]);
    expect(await call({ headers: [json] })).toBe(400);
    expect(asked).toEqual([]);
  });

  it('is refused when it brings two names, or a whole address instead of a path', async () => {
    const twice = [`Host: ${host}`, 'Host: evil.example', json];
    expect(await call({ headers: twice })).toBe(403);
    expect(await call({ path: `http://evil.example/${token}/api/checkNow` })).toBe(404);
    expect(await call({ path: `//${token}/api/checkNow` })).toBe(404);
    expect(asked).toEqual([]);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://localhost', 'file://', ''])(
    'is refused from a page of %j',
    async (origin) => {
      const headers = [`Host: ${host}`, json, `Origin: ${origin}`];
      expect(await call({ headers })).toBe(403);
      for (const path of ['', 'index.html', 'events'])
        expect(await call({ method: 'GET', path: `/${token}/${path}`, headers })).toBe(403);
      expect(asked).toEqual([]);
    },
  );

  it('is refused from a page whose address begins as the own one', async () => {
    const own = `http://${host}`;
    for (const origin of [`${own}.evil.example`, `${own}0`, `${own}@evil.example`, `${own}/`])
      expect([
        origin,
        await call({ headers: [`Host: ${host}`, json, `Origin: ${origin}`] }),
      ]).toEqual([origin, 403]);
    expect(asked).toEqual([]);
  });

  it('does not reach the server by another address of this computer', async () => {
    const socket = connect(Number(host.split(':')[1]), '127.0.0.2');
    const reached = await new Promise((resolve) => {
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    socket.destroy();
    expect(reached).toBe(false);
  });

  it('is told nothing for a token that is nearly right', async () => {
    const upper = token.toUpperCase();
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, upper, `%61${token.slice(1)}`, '..'])
      expect([wrong, await call({ path: `/${wrong}/api/checkNow` })]).toEqual([wrong, 404]);
    expect(asked).toEqual([]);
  });
});

describe('a call that is not as the page makes it', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, which a form of another site can send unasked',
    async (type) => {
      const headers = [`Host: ${host}`, `Content-Type: ${type}`];
      expect(await call({ headers })).toBe(415);
      expect(asked).toEqual([]);
    },
  );

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('is refused by %s', async (method) => {
    expect(await call({ method, body: '' })).toBe(405);
    const interfere = `/${token}/preview/interfere`;
    expect(await call({ method, path: interfere, body: '' })).toBe(405);
    expect(asked).toEqual([]);
  });

  it('is refused where files and states are only given', async () => {
    for (const path of ['', 'index.html', 'events'])
      expect(await call({ path: `/${token}/${path}` })).toBe(405);
  });

  it('is answered in words when it is no call or its values are not agreed', async () => {
    const refused = async (path: string, body: string) => {
      const head = `POST /${token}/api/${path} HTTP/1.1\r\nHost: ${host}\r\n${json}`;
      const rest = `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
      return send(`${head}\r\n${rest}`);
    };
    for (const [path, body] of [
      ['constructor', '[]'],
      ['__proto__', '[]'],
      ['onStateChanged', '[]'],
      ['openSample', '[7]'],
      ['openSample', '{}'],
      ['openSample', 'null'],
      ['openSample', '["a", "b"]'],
    ] as const)
      expect([path, body, (await refused(path, body)).includes('"ok":false')]).toEqual([
        path,
        body,
        true,
      ]);
    expect(asked).toEqual([]);
  });

  it('is not made when its body breaks off, and nothing waits for the rest', async () => {
    const head = `POST /${token}/api/checkNow HTTP/1.1\r\nHost: ${host}\r\n${json}\r\n`;
    await send(`${head}Content-Length: 1000\r\n\r\n[]`);
    expect(asked).toEqual([]);
    expect(await call()).toBe(200);
  });

  it('is cut off when its body does not end, whatever length it promised', async () => {
    const head = `POST /${token}/api/openSample HTTP/1.1\r\nHost: ${host}\r\n${json}\r\n`;
    const piece = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`;
    const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(12)}`;
    expect(statusOf(await send(chunked, { isEnded: false }))).toBe(413);
    expect(asked).toEqual([]);
  });
});

describe('what goes wrong inside', () => {
  it('is told nobody, and the next request is answered', async () => {
    const given: unknown[] = [];
    const files = new Map([['index.html', { content: Buffer.from('page'), type: 'text/html' }]]);
    const failing = await startPreview({
      api: exampleApi({ getState: () => Promise.reject(new Error('C:\\secret')) }),
      files,
      token,
      port: 0,
      interfere: (rule) => {
        given.push(rule);
        throw new Error('C:\\secret');
      },
    });
    const interfere = (body: unknown) =>
      fetch(`${failing.address}preview/interfere`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const broken = await interfere('a rule');
    expect([broken.status, await broken.text()]).toEqual([500, 'failed']);
    expect(await (await interfere(7)).json()).toEqual({ done: false });
    expect(given).toEqual(['a rule']);
    const events = fetch(`${failing.address}events`).then((answer) => answer.text());
    await expect(events).rejects.toThrow(TypeError);
    expect(await (await fetch(failing.address)).text()).toBe('page');
    await failing.close();
  });
});

describe('many at once', () => {
  it('are answered each with its own', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `sample-${index}`);
    const path = `/${token}/api/openSample`;
    const all = await Promise.all(ids.map((id) => call({ path, body: JSON.stringify([id]) })));
    expect(all.every((status) => status === 200)).toBe(true);
    expect(asked.toSorted()).toEqual(ids.toSorted());
  });

  it('get every state, and are forgotten when they go', async () => {
    const controllers = Array.from({ length: 5 }, () => new AbortController());
    const bodies = await Promise.all(
      controllers.map(
        async ({ signal }) => (await fetch(`${preview.address}events`, { signal })).body,
      ),
    );
    await vi.waitFor(() => expect(listeners.size).toBe(5));
    for (const listener of listeners) listener({ ...emptyState, version: 'new' });
    for (const body of bodies) {
      const reader = body?.getReader();
      let text = '';
      while (!text.includes('"new"'))
        text += new TextDecoder().decode((await reader?.read())?.value);
    }
    for (const controller of controllers) controller.abort();
    await vi.waitFor(() => expect(listeners.size).toBe(0));
  });

  it('are all ended when the preview ends, and nobody is answered any more', async () => {
    const stream = await fetch(`${preview.address}events`);
    const idle = send(`GET /${token}/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`, { isEnded: false });
    await vi.waitFor(() => expect(listeners.size).toBe(1));
    await preview.close();
    await expect(stream.text()).rejects.toThrow(TypeError);
    await idle;
    await vi.waitFor(() => expect(listeners.size).toBe(0));
    await expect(fetch(preview.address)).rejects.toThrow(TypeError);
  });
});
