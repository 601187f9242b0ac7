import { bridgeTransport, type CompanionBridge } from './bridge-transport.ts';
import { browserTransport, type BrowserPage } from './browser-transport.ts';
import { createClient } from './client.ts';
import type { CompanionApi } from './model.ts';

/** The services behind a page: through the preload script on the desktop, by HTTP in the preview. */
export function connect(
  page: BrowserPage & { readonly companion?: CompanionBridge },
): CompanionApi {
  return createClient(
    page.companion === undefined ? browserTransport(page) : bridgeTransport(page.companion),
  );
}
