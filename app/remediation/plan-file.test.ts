import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalPlanText, type ChangePlan } from '../../core/remediation/plan.ts';
import { planOfText, readPlanFile, sealedPlan } from './plan-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'vmm-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plan: ChangePlan = sealedPlan({
  schemaVersion: 1,
  kind: 'plan',
  id: 'none',
  createdAt: '2026-02-03T04:05:06Z',
  host: 'VMM01',
  catalogue: { id: 'vmm-2022', hash: 'a'.repeat(64) },
  tool: 'test',
  steps: [],
});
const text = canonicalPlanText(plan);

describe('a plan as a file', () => {
  it('is read as it was written, with the mark of an editor too', () => {
    expect(planOfText(text)).toEqual({ ok: true, plan });
    expect(planOfText(`\uFEFF${text}\r\n`)).toEqual({ ok: true, plan });
  });

  it('says where it was cut off, wherever that is', () => {
    const whole = text.trimEnd();
    const cuts = Array.from(whole, (_, length) => length);
    expect(cuts.map((length) => planOfText(whole.slice(0, length)))).toEqual(
      cuts.map((length) => ({
        ok: false,
        error: `is no whole plan: the file ends too early, at offset ${length}`,
      })),
    );
  });

  it.each([
    ['{"kind": x}', /^is no plan: JSON was expected$/],
    ['[]', /^is no plan: /],
    ['{"kind":"undo"}', /^is an undo plan, which the command undo carries out by itself$/],
    [text.replace('VMM01', 'VMM02'), /^has been changed since it was made; make the plan again$/],
    [text.replace('"tool"', '"tools"'), /^is no plan: /],
  ])('refuses %s', (content, error) => {
    expect(planOfText(content)).toEqual({
      ok: false,
      error: expect.stringMatching(error) as unknown,
    });
  });

  it('is no folder, no device, not missing and not huge', async () => {
    const file = join(folder, 'huge.json');
    writeFileSync(file, ' '.repeat(5_000_000));
    const errorOf = async (path: string) => {
      const read = await readPlanFile(path);
      return read.ok ? '' : read.error;
    };
    expect(await errorOf(folder)).toBe('could not be read: it is a folder');
    expect(await errorOf(join(folder, 'none'))).toBe('could not be read: there is no such file');
    expect(await errorOf(file)).toMatch(/^is larger than a plan can be/);
  });

  it.skipIf(process.platform === 'win32')('waits for no device', async () => {
    expect(await readPlanFile('/dev/zero')).toEqual({ ok: false, error: 'is no ordinary file' });
  });
});
