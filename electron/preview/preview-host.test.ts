import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPreviewHost } from './preview-host.ts';

const locateSample = (file: string) =>
  fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url));
const closed = 'sample:hyperv-host-2019-disabled-rules';
const healthy = 'healthy-management-server-2022';
/** The rule that lets consoles in on the healthy sample. */
const consoles = '{3F1A0000-93C4-4F0E-8B6D-000000008100}';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'preview-host-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function open(...inputs: readonly string[]) {
  const reportFolder = path.join(folder, 'new', 'reports');
  const opened = await openPreviewHost({ version: '1', inputs, locateSample, reportFolder });
  if (!opened.ok) throw new Error(opened.error.why);
  return { ...opened.value, reportFolder };
}

describe('the preview', () => {
  it('changes samples, and only looks at files, which it names without their folders', async () => {
    const { companion } = await open(closed);
    expect(await companion.getState()).toMatchObject({
      canChange: true,
      source: { kind: 'sample', id: 'hyperv-host-2019-disabled-rules' },
    });
    const file = locateSample(`${healthy}.json`);
    const other = await open(file);
    expect(await other.companion.getState()).toMatchObject({
      canChange: false,
      source: { kind: 'file', name: `${healthy}.json` },
    });
  });

  it('lets others interfere with the sample on screen, not with one that was left', async () => {
    const { companion, interfere } = await open(`sample:${healthy}`);
    await companion.openSample('hyperv-host-2019-disabled-rules');
    expect(interfere(consoles)).toBe(false);
    await companion.openSample(healthy);
    expect(interfere('no such rule')).toBe(false);
    expect(interfere(consoles)).toBe(true);
  });

  it('saves a repair with what takes it back beside it, in a folder that it makes', async () => {
    const { companion, reportFolder } = await open(closed);
    const { planId } = await companion.proposePlan(null);
    expect(existsSync(reportFolder)).toBe(false);
    const saved = await companion.saveFix(planId, 'powershell');
    expect(saved.kind).toBe('saved');
    expect(readdirSync(reportFolder)).toHaveLength(2);
  });
});
