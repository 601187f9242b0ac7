import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { pdfPrinter } from './pdf-printer.ts';

type Answer = (request: { readonly url: string }) => Response;

/** Electron's window and session as far as printing goes. */
function setUp({ fails = '' } = {}) {
  const world = {
    windows: 0,
    destroyed: 0,
    handlers: new Map<string, Answer>(),
    handledTwice: false,
    options: [] as unknown[],
    loaded: [] as string[],
    printed: [] as unknown[],
    cancelled: [] as boolean[],
    navigations: [] as string[],
  };
  const session = {
    protocol: {
      handle: (scheme: string, answer: Answer) => {
        world.handledTwice ||= world.handlers.has(scheme);
        world.handlers.set(scheme, answer);
      },
      unhandle: (scheme: string) => world.handlers.delete(scheme),
      isProtocolHandled: (scheme: string) => world.handlers.has(scheme),
    },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    on: () => undefined,
    webRequest: {
      onBeforeRequest(
        listener: (
          details: { readonly url: string },
          decide: (decision: { readonly cancel: boolean }) => void,
        ) => void,
      ) {
        for (const url of ['companion://app/report.html', 'https://example.com/', 'file:///c:/x'])
          listener({ url }, ({ cancel }) => world.cancelled.push(cancel));
      },
    },
  };
  class Window {
    readonly webContents = {
      session,
      on: (event: string) => world.navigations.push(event),
      setWindowOpenHandler: () => undefined,
      closeDevTools: () => undefined,
      async printToPDF(options: unknown) {
        await Promise.resolve();
        world.printed.push(options);
        if (fails === 'print') throw new Error('no printer');
        return Buffer.from('%PDF');
      },
    };
    constructor(options: unknown) {
      world.windows += 1;
      world.options.push(options);
    }
    async loadURL(url: string) {
      if (fails === 'load') throw new Error('not loaded');
      const answer = world.handlers.get(new URL(url).protocol.slice(0, -1))?.({ url });
      world.loaded.push((await answer?.text()) ?? '');
    }
    destroy() {
      world.destroyed += 1;
    }
  }
  return { world, print: pdfPrinter(Window as unknown as typeof BrowserWindow) };
}

describe('printing PDF', () => {
  it('prints the page as it is, of any length, in a window that nobody sees', async () => {
    const { world, print } = setUp();
    const page = `<html>${'ü'.repeat(3_000_000)}</html>`;
    expect(Buffer.from(await print(page)).toString()).toBe('%PDF');
    expect(world.loaded).toEqual([page]);
    expect(world.options).toMatchObject([
      { show: false, webPreferences: { sandbox: true, javascript: false, partition: 'print' } },
    ]);
    expect(world.printed).toMatchObject([{ pageSize: 'A4', printBackground: true }]);
  });

  it('asks for nothing from outside, goes nowhere, and leaves nothing behind', async () => {
    const { world, print } = setUp();
    await print('x');
    expect(world.cancelled).toEqual([false, true, true]);
    expect(world.navigations).toContain('will-navigate');
    expect([world.windows, world.destroyed, world.handlers.size]).toEqual([1, 1, 0]);
  });

  it.each(['load', 'print'])('cleans up when it cannot %s', async (fails) => {
    const { world, print } = setUp({ fails });
    await expect(print('x')).rejects.toThrow(fails === 'load' ? 'not loaded' : 'no printer');
    expect([world.destroyed, world.handlers.size]).toEqual([1, 0]);
  });

  it('prints one at a time', async () => {
    const { world, print } = setUp();
    await Promise.all([print('a'), print('b')]);
    expect(world.loaded).toEqual(['a', 'b']);
    expect(world.handledTwice).toBe(false);
  });
});
