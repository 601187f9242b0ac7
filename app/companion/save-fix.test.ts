import { describe, expect, it } from 'vitest';
import { success } from '../../core/result.ts';
import { fixFormats } from '../../core/remediation/writers/fix-formats.ts';
import { sampleSnapshot } from '../../test/report/support/sample-report.ts';
import type { FileBeside } from './companion-parts.ts';
import { Companion } from './companion.ts';
import { sampleHost } from './memory-host.ts';
import { memoryExceptions } from './own-exceptions.ts';
import { noLoginItem, SettingsService } from './settings-service.ts';
import { defaultSettings } from './settings.ts';

interface Saved {
  readonly name: string;
  readonly text: string;
  readonly undoName: string;
  readonly undoText: string;
}

const textOf = (content: string | Uint8Array, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(content).toString(encoding);

/** The window's use cases on a sample, and what they saved. */
async function companionOn(sample: string) {
  const saved: Saved[] = [];
  const host = sampleHost(
    { kind: 'sample', id: 'x', title: 'X' },
    sampleSnapshot(sample),
    () => new Date(0),
  );
  const store = {
    read: () => Promise.resolve({ value: defaultSettings }),
    write: () => Promise.resolve(success({})),
  };
  const problem = { what: 'No.', why: 'Not here.', next: 'Nothing.' };
  let ids = 0;
  const companion = new Companion({
    version: '1',
    runtime: 'desktop',
    user: 'tester',
    now: () => new Date('2026-01-31T12:00:00Z'),
    newId: () => `id-number-${(ids += 1)}`,
    samples: [],
    firstHost: host,
    openSample: () => Promise.resolve(success(host)),
    openLive: () => ({ ok: false, error: problem }),
    settings: new SettingsService(store, noLoginItem, memoryExceptions()),
    pickFiles: () => Promise.resolve(success(undefined)),
    printPdf: null,
    chooseReportFile: null,
    saveFile: (name, content, beside?: FileBeside) => {
      const encoding = name.endsWith('.reg') ? 'utf16le' : 'utf8';
      saved.push({
        name,
        text: textOf(content, encoding),
        undoName: beside?.nameOf('C:\\Users\\ada\\my fix.ps1') ?? '',
        undoText: textOf(beside?.content ?? '', encoding),
      });
      return Promise.resolve({ kind: 'saved', name });
    },
  });
  await companion.check();
  return { companion, saved };
}

describe('a proposal saved for others to deploy', () => {
  it('is written in every form, with what takes it back beside the name that was chosen', async () => {
    const { companion, saved } = await companionOn('hyperv-host-2019-disabled-rules');
    const { planId } = await companion.proposePlan(null);
    for (const format of fixFormats)
      expect(await companion.saveFix(planId, format)).toMatchObject({ kind: 'saved' });
    expect(new Set(saved.map(({ name }) => name)).size).toBe(fixFormats.length);
    for (const { text, undoName, undoText } of saved) {
      expect(undoName).toBe('C:\\Users\\ada\\my fix-undo.ps1');
      expect(text).toContain('Flow: vmconnect-hyperv,');
      expect(undoText).toContain('Takes back: Firewall rules for VMM');
    }
  });

  it('holds for a group policy what that keeps local rules from', async () => {
    const { companion, saved } = await companionOn('policy-voids-local-rules-2022');
    const { planId, steps } = await companion.proposePlan(null);
    expect(steps).toEqual([]);
    expect(await companion.saveFix(planId, 'powershell')).toMatchObject({
      kind: 'failed',
      problem: { what: 'Nothing was saved.' },
    });
    expect(await companion.saveFix(planId, 'gpo')).toMatchObject({ kind: 'saved' });
    expect(saved.map(({ text }) => text.includes('Set-OwnRule @{'))).toEqual([true]);
  });

  it('is of the flows that were chosen only, and of what was read last', async () => {
    const { companion, saved } = await companionOn('policy-voids-local-rules-2022');
    const chosen = [{ id: 'vmconnect-hyperv', direction: 'in' }] as const;
    const { planId } = await companion.proposePlan(chosen);
    await companion.saveFix(planId, 'gpo');
    expect(saved[0]?.text.match(/# Flow: /g)).toHaveLength(1);
    await companion.check();
    await expect(companion.saveFix(planId, 'gpo')).rejects.toThrow('has been read since');
  });
});
