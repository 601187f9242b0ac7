import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../contract/contract.ts';
import { isOwnSender, serveCalls, type CallEvent } from '../ipc/serve.ts';
import {
  lockDownContents,
  lockDownSession,
  type LockableContents,
  type LockableSession,
} from './lock-down.ts';
import { isOwnAddress, ownFile, ownPage } from './own-address.ts';

const strange = [
  'https://example.com/',
  'http://127.0.0.1/',
  'file:///C:/Windows/win.ini',
  'companion://app.evil/index.html',
  'companion://user@app/index.html',
  'companion://:secret@app/index.html',
  'companion:app',
  'javascript:alert(1)',
  'data:text/html,x',
  'ws://app/',
  'not an address',
  '',
];

describe('own addresses', () => {
  it("are the app's own files only", () => {
    expect(isOwnAddress(ownPage)).toBe(true);
    expect(isOwnAddress(`${ownPage}#fix`)).toBe(true);
    for (const address of strange)
      expect([address, isOwnAddress(address)]).toEqual([address, false]);
  });

  it('name no file outside', () => {
    expect(ownFile('companion://app/')).toBe('index.html');
    expect(ownFile('companion://app/assets/x.js')).toBe('assets/x.js');
    expect(ownFile('companion://app/../../x')).not.toContain('..');
    expect(ownFile('file:///x')).toBeUndefined();
  });
});

describe('the session', () => {
  function locked() {
    let decide = (_url: string) => true;
    let request = (_permission: string, _from: string) => true;
    let check = (_permission: string, _from: string) => true;
    let device = () => true;
    const download = vi.fn<() => void>();
    const spelling = vi.fn<(on: boolean) => void>();
    const session: LockableSession = {
      setPermissionRequestHandler: (handler) => {
        request = (permission, requestingUrl) => {
          let granted = true;
          handler({}, permission, (is) => (granted = is), { requestingUrl });
          return granted;
        };
      },
      setPermissionCheckHandler: (handler) => {
        check = (permission, from) => handler({}, permission, from);
      },
      setDevicePermissionHandler: (handler) => {
        device = handler;
      },
      webRequest: {
        onBeforeRequest: (listener) => {
          decide = (url) => {
            let cancelled = false;
            listener({ url }, ({ cancel }) => (cancelled = cancel));
            return !cancelled;
          };
        },
      },
      on: (_event, listener) => listener({ preventDefault: download }),
      setSpellCheckerEnabled: spelling,
    };
    lockDownSession(session);
    return { decide, request, check, device, download, spelling };
  }

  it('loads nothing but own files', () => {
    const { decide, download, spelling } = locked();
    expect(decide(ownPage)).toBe(true);
    for (const address of strange) expect(decide(address)).toBe(false);
    expect(download).toHaveBeenCalledTimes(1);
    // Its dictionaries would be fetched.
    expect(spelling.mock.calls).toEqual([[false]]);
  });

  it('grants nothing but copying a text, and that to the own page only', () => {
    const { request, check, device } = locked();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'hid',
      'clipboard-read',
    ]) {
      expect(request(permission, ownPage)).toBe(false);
      expect(check(permission, ownPage)).toBe(false);
    }
    expect(request('clipboard-sanitized-write', ownPage)).toBe(true);
    expect(check('clipboard-sanitized-write', 'https://example.com')).toBe(false);
    expect(device()).toBe(false);
  });

  it('lets no page go elsewhere, open windows or developer tools', () => {
    const prevented: string[] = [];
    let closed = 0;
    let open: () => { action: string } = () => ({ action: 'allow' });
    const contents: LockableContents = {
      on: (event, listener) => listener({ preventDefault: () => prevented.push(event) }),
      setWindowOpenHandler: (handler) => {
        open = handler;
      },
      closeDevTools: () => {
        closed += 1;
      },
    };
    lockDownContents(contents);
    expect(prevented).toEqual([
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
    ]);
    expect(closed).toBe(1);
    expect(open()).toEqual({ action: 'deny' });
  });

  it('lets the own page be loaded again, and nothing else be loaded in its place', () => {
    const prevented = (event: string, url: string) => {
      let isPrevented = false;
      lockDownContents({
        on: (name, listener) => {
          if (name === event) listener({ url, preventDefault: () => (isPrevented = true) });
        },
        setWindowOpenHandler: () => undefined,
        closeDevTools: () => undefined,
      });
      return isPrevented;
    };
    for (const url of [ownPage, `${ownPage}#/rules`]) {
      expect(prevented('will-navigate', url)).toBe(false);
      expect(prevented('will-frame-navigate', url)).toBe(false);
      expect(prevented('will-redirect', url)).toBe(true);
      expect(prevented('will-attach-webview', url)).toBe(true);
    }
    for (const url of [...strange, 'companion://app/', `${ownPage}?x`, `${ownPage}.js`])
      expect([url, prevented('will-navigate', url)]).toEqual([url, true]);
  });
});

describe('the sender of a call', () => {
  const contents = {};
  const mainFrame = { url: ownPage, parent: null };
  const own = { contents, mainFrame };

  it('is the main frame of the own window, on the own page', () => {
    expect(isOwnSender({ sender: contents, senderFrame: mainFrame }, own)).toBe(true);
    const others: CallEvent[] = [
      { sender: {}, senderFrame: mainFrame },
      { sender: contents, senderFrame: null },
      { sender: contents, senderFrame: { url: ownPage, parent: null } },
      { sender: contents, senderFrame: { url: ownPage, parent: mainFrame } },
    ];
    for (const event of others) expect(isOwnSender(event, own)).toBe(false);
    const taken = { url: 'https://example.com/', parent: null };
    expect(
      isOwnSender({ sender: contents, senderFrame: taken }, { contents, mainFrame: taken }),
    ).toBe(false);
    expect(isOwnSender({ sender: contents, senderFrame: mainFrame }, null)).toBe(false);
  });

  it('decides whether a call is made', async () => {
    const handle = vi.fn<() => Promise<Reply>>(() => Promise.resolve({ ok: true }));
    let call: (event: CallEvent, verb: unknown, request: unknown) => Promise<Reply> = () =>
      Promise.resolve({ ok: true });
    serveCalls({ handle: (_channel, listener) => (call = listener) }, handle, () => own);
    expect((await call({ sender: {}, senderFrame: mainFrame }, 'checkNow', [])).ok).toBe(false);
    expect(handle).not.toHaveBeenCalled();
    expect((await call({ sender: contents, senderFrame: mainFrame }, 'checkNow', [])).ok).toBe(
      true,
    );
  });
});
