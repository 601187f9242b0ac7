import type { Transport } from './client.ts';
import type { Verb } from './verbs.ts';

/** What preload.ts puts on the page as `companion`: named verbs and nothing else. */
export type CompanionBridge = Readonly<
  Record<Verb, (...request: readonly unknown[]) => Promise<unknown>>
> & {
  readonly onStateChanged: (listener: (state: unknown) => void) => () => void;
};

/** The desktop window's way to the main process. */
export function bridgeTransport(bridge: CompanionBridge): Transport {
  return {
    call: (verb, request) => bridge[verb](...request),
    onStateChanged: (listener) => bridge.onStateChanged(listener),
  };
}
