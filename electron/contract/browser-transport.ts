import type { Transport } from './client.ts';

/** What the transport needs of a page; `window` fits. */
export interface BrowserPage {
  readonly document: { readonly baseURI: string };
  readonly fetch: (
    url: string,
    init: { method: string; headers: Record<string, string>; body: string },
  ) => Promise<{ json(): Promise<unknown> }>;
  readonly EventSource: new (url: string) => EventStream;
}

export interface EventStream {
  addEventListener(type: 'message', listener: (event: { readonly data: string }) => void): void;
  close(): void;
}

const noAnswer =
  'The preview does not answer. It was ended or started anew: open the address that npm start prints.';

/**
 * The browser preview's way to the services: calls by POST, state by server-sent events. The page's
 * own address carries the token as its first folder, so that everything relative to it does too.
 */
export function browserTransport(page: BrowserPage): Transport {
  const address = (path: string) => new URL(path, page.document.baseURI).href;
  return {
    async call(verb, request) {
      try {
        const answer = await page.fetch(address(`api/${verb}`), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        });
        return await answer.json();
      } catch (cause) {
        throw new Error(noAnswer, { cause });
      }
    },
    onStateChanged(listener) {
      const stream = new page.EventSource(address('events'));
      stream.addEventListener('message', ({ data }) => listener(JSON.parse(data)));
      return () => stream.close();
    },
  };
}
