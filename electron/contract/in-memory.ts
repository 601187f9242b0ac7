import { createClient } from './client.ts';
import type { CompanionApi } from './model.ts';
import { createServer, sendingStates } from './server.ts';

/**
 * Both ends of the contract in one process, for tests of a window: what crosses is checked and
 * copied as JSON, just as between two processes.
 */
export function connectInMemory(api: CompanionApi): CompanionApi {
  const handle = createServer(api);
  return createClient({
    async call(verb, request) {
      return copy(await handle(verb, copy(request)));
    },
    onStateChanged: (listener) =>
      api.onStateChanged(
        sendingStates(
          (state) => listener(copy(state)),
          (error) => {
            throw error;
          },
        ),
      ),
  });
}

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
