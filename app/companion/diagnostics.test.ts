import { describe, expect, it } from 'vitest';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import type { SaveResult } from './api.ts';
import { ShownDiagnostics } from './diagnostics.ts';
import { defaultSettings } from './settings.ts';

const settings = { values: defaultSettings, locked: {}, startAtLogin: null, problems: [] };

function shown() {
  const saved: string[] = [];
  let count = 0;
  const diagnostics = new ShownDiagnostics({
    version: '1.2.3',
    now: () => new Date('2026-11-24T09:35:00Z'),
    newId: () => `shown-${(count += 1)}`,
    saveFile: (name): Promise<SaveResult> => {
      saved.push(name);
      return Promise.resolve({ kind: 'saved', name });
    },
  });
  return { diagnostics, saved };
}

describe('diagnostics of the window', () => {
  it('hold the server only when asked', async () => {
    const { diagnostics } = shown();
    const names = async (snapshot: ReturnType<typeof emptySnapshot> | null) =>
      (await diagnostics.gather(settings, snapshot)).files.map(({ name }) => name);
    expect(await names(null)).toEqual(expect.arrayContaining(['versions.json', 'settings.json']));
    expect(await names(null)).not.toContain('snapshot.json');
    expect(await names(emptySnapshot('a test'))).toContain('snapshot.json');
  });

  it('are saved only as they were shown last', async () => {
    const { diagnostics, saved } = shown();
    await expect(diagnostics.save('shown-1')).rejects.toThrow('were not saved');
    const first = await diagnostics.gather(settings, null);
    const second = await diagnostics.gather(settings, null);
    await expect(diagnostics.save(first.id)).rejects.toThrow('were not saved');
    expect(saved).toEqual([]);
    expect(await diagnostics.save(second.id)).toMatchObject({ kind: 'saved' });
    expect(saved).toEqual(['vmm-firewall-diagnostics-20261124-0935.zip']);
  });
});
