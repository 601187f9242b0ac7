import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { configuration } from '../../build/packaging/configuration.ts';
import { appUserModelId } from '../../electron/desktop/app-user-model-id.ts';
import { startDesktopApp, type AppParts } from '../../electron/desktop/start.ts';

// Not among the package's dependencies of its own, but of the version that electron-builder brings.
const schemaFile = createRequire(
  createRequire(import.meta.url).resolve('electron-builder'),
).resolve('app-builder-lib/scheme.json');
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addKeyword({
  keyword: 'typeof',
  validate: (type: string, value: unknown) => typeof value === type,
});
const isValid = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
const config = configuration({ app: 'app', output: 'out', consoleProgram: 'x.exe' }, false);

describe('the configuration of electron-builder', () => {
  it('is one by its own schema', () => {
    isValid(config);
    expect(isValid.errors ?? []).toEqual([]);
  });

  it.each([
    { what: 'an unknown key', wrong: { ...config, noSuchKey: true } },
    { what: 'a wrong type', wrong: { ...config, nsis: { ...config.nsis, perMachine: 'yes' } } },
  ])('would not be with $what', ({ wrong }) => {
    expect(isValid(wrong)).toBe(false);
  });

  it('asks for a signature only where one is demanded', () => {
    expect(config.forceCodeSigning).toBe(false);
    expect(configuration({ app: 'app', output: 'out' }, true).forceCodeSigning).toBe(true);
  });
});

describe('the identity of the program', () => {
  it('is told to Windows as the installer writes it into the shortcut', () => {
    const told: string[] = [];
    const app = {
      requestSingleInstanceLock: () => true,
      disableHardwareAcceleration: () => undefined,
      setAppUserModelId: (id: string) => told.push(id),
      on: () => undefined,
      whenReady: () => new Promise<void>(() => undefined),
    };
    const protocol = { registerSchemesAsPrivileged: () => undefined };
    // Of all Electron, what runs before it is ready.
    startDesktopApp({ app, protocol } as unknown as AppParts, {
      assets: '',
      page: '',
      preload: '',
    });
    expect(told).toEqual([config.appId]);
    expect(told).toEqual([appUserModelId]);
  });
});
