import { isOwnAddress, ownPage } from './own-address.ts';

/** What the lock-down needs of Electron's session; `Session` fits. */
export interface LockableSession {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      decide: (granted: boolean) => void,
      details: { readonly requestingUrl?: string },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        decide: (decision: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
  setSpellCheckerEnabled(on: boolean): void;
}

export interface Preventable {
  /** Of a navigation: where to. */
  readonly url?: string;
  preventDefault(): void;
}

/** What it needs of a page; `WebContents` fits. */
export interface LockableContents {
  on(event: ContentsEvent, listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  closeDevTools(): void;
}

const navigations = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
] as const;
type ContentsEvent = (typeof navigations)[number] | 'devtools-opened';

/** Copying a text is all that the page may ask for. */
const isAllowed = (permission: string, from: string) =>
  permission === 'clipboard-sanitized-write' && isOwnAddress(from);

/**
 * Denies everything but the app's own files: the program needs no network and no device.
 * @param isAllowedAddress which addresses may be loaded
 */
export function lockDownSession(
  session: LockableSession,
  isAllowedAddress: (address: string) => boolean = isOwnAddress,
): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl = '' }) =>
    decide(isAllowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isAllowed(permission, origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !isAllowedAddress(url) }),
  );
  session.on('will-download', (event) => event.preventDefault());
  // It would fetch dictionaries.
  session.setSpellCheckerEnabled(false);
}

/** The own page loaded again, when a part of it could not be drawn. */
const isReload = (event: ContentsEvent, { url = '' }: Preventable) =>
  (event === 'will-navigate' || event === 'will-frame-navigate') &&
  url.replace(/#.*$/s, '') === ownPage;

/** Keeps a page where it is: no navigation, no other windows, no tools that run code in it. */
export function lockDownContents(contents: LockableContents): void {
  for (const event of navigations)
    contents.on(event, (each) => {
      if (!isReload(event, each)) each.preventDefault();
    });
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
