import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptySnapshot } from '../../../core/snapshot/empty.ts';
import type { RegistryValue } from '../../../core/snapshot/registry.ts';
import { openExceptionsFile } from '../../../host/exceptions/exceptions-file.ts';
import { openJsonStore } from '../../../host/storage/json-store.ts';
import { SettingsService } from '../settings-service.ts';
import { defaultSettings, storedSettings } from '../settings.ts';

/** The settings of this computer in a folder of their own, and a Windows that may keep its login item. */
export async function openSettings(content?: string, yaml?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  const file = path.join(folder, 'settings.json');
  const list = path.join(folder, 'exceptions.yaml');
  if (content !== undefined) writeFileSync(file, content);
  if (yaml !== undefined) writeFileSync(list, yaml);
  const login = { on: false as boolean | null, isStubborn: false, writes: 0 };
  const store = openJsonStore(file, storedSettings, defaultSettings);
  const exceptions = openExceptionsFile(list, { knownFlows: () => Promise.resolve(flows()) });
  const loginItem = {
    read: () => login.on,
    write(on: boolean) {
      login.writes += 1;
      if (!login.isStubborn) login.on = on;
    },
  };
  const service = new SettingsService(store, loginItem, exceptions);
  await service.load();
  service.hostChanged(true);
  const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
  return { service, login, kept, file, list };
}

/** A reading in which policy says so. */
export const policy = (...values: RegistryValue[]) => ({
  ...emptySnapshot('not read'),
  appPolicy: [{ path: '', values }],
});

export const exception = { flow: 'a-flow', reason: 'Agreed', who: 'Ops' };
export const flows = () => new Set([exception.flow]);
