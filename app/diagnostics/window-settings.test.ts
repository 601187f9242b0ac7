import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { defaultSettings } from '../companion/settings.ts';
import { readWindowSettings, windowFolder } from './window-settings.ts';

describe('the settings that the window keeps', () => {
  it('lie where Electron puts them', () => {
    expect(windowFolder('win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' })).toBe(
      `C:\\Users\\a\\AppData\\Roaming\\${manifest.name}`,
    );
    expect(windowFolder('win32', {})).toBeUndefined();
    expect(windowFolder('linux', { APPDATA: '/x' })).toBeUndefined();
  });

  it('are read where they can be, and nothing is touched', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'window-settings-'));
    const file = path.join(folder, 'settings.json');
    try {
      expect(await readWindowSettings(folder)).toBeUndefined();
      await writeFile(file, JSON.stringify(defaultSettings));
      expect(await readWindowSettings(folder)).toEqual(defaultSettings);
      await writeFile(
        path.join(folder, 'exceptions.yaml'),
        'exceptions:\n- { flow: vmconnect-hyperv, reason: a, who: b }\n- { flow: none, reason: a, who: b }\n',
      );
      const { exceptions } = (await readWindowSettings(folder)) ?? {};
      expect(exceptions?.map(({ flow }) => flow)).toEqual(['vmconnect-hyperv']);
      await writeFile(file, '{"theme":');
      expect(await readWindowSettings(folder)).toBeUndefined();
      await writeFile(file, '{"theme":"pink"}');
      expect(await readWindowSettings(folder)).toBeUndefined();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
