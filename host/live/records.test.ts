import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplyReport } from './apply-report.ts';
import { openRecords } from './records.ts';

const report = (operationId: string, startedAt: string): ApplyReport => ({
  schemaVersion: 1,
  operationId,
  outcome: 'done',
  message: '',
  whatIf: false,
  planId: 'p',
  planSha256: 'a',
  kind: 'plan',
  steps: [],
  undoPlan: null,
  startedAt,
  finishedAt: startedAt,
});
let parent = '';
let folder = '';

beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'records-'));
  folder = await mkdtemp(path.join(parent, 'folder-'));
});
afterEach(() => rm(parent, { recursive: true }));

const write = (name: string, value: unknown, at = folder) =>
  writeFile(path.join(at, name), typeof value === 'string' ? value : JSON.stringify(value));

describe('the records of this computer', () => {
  it('are none where nothing was done', async () => {
    const missing = openRecords(path.join(parent, 'nowhere'));
    expect(await missing.report('op')).toBeUndefined();
    expect(await missing.undoPlan('op')).toBeUndefined();
    expect(await missing.operations()).toEqual([]);
    expect(await missing.journal()).toEqual({ ok: true, value: [] });
  });

  it('are read by the id of a run, with the byte order mark of Windows PowerShell', async () => {
    const one = report('op', '2026-11-24T00:00:00Z');
    await write('op.result.json', `\uFEFF${JSON.stringify(one)}`);
    expect(await openRecords(folder).report('op')).toEqual(one);
  });

  it('are never read from another folder, whatever is called an id', async () => {
    await write('other.result.json', report('other', ''), parent);
    const records = openRecords(folder);
    for (const id of ['../other', String.raw`..\other`, 'OP', '', '-x', 'a'.repeat(65), 'a/b'])
      expect([id, await records.report(id)]).toEqual([id, undefined]);
  });

  it('are the oldest run first, without one that is damaged and what is no result', async () => {
    await write('c.result.json', report('c', '2026-11-24T09:00:00Z'));
    await write('a.result.json', report('a', '2026-11-24T10:00:00Z'));
    await write('b.result.json', report('b', '2026-11-24T08:00:00Z'));
    await write('d.result.json', '{"schemaVersion":1,"opera');
    await write('e.result.json', { schemaVersion: 1, operationId: 'e' });
    await write('a.undo.json', report('a', ''));
    await write('journal.jsonl', '');
    const runs = await openRecords(folder).operations();
    expect(runs.map(({ operationId }) => operationId)).toEqual(['b', 'c', 'a']);
    await expect(openRecords(folder).report('d')).rejects.toThrow('JSON');
    await expect(openRecords(folder).report('e')).rejects.toThrow('outcome');
  });
});
