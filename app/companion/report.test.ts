import { describe, expect, it } from 'vitest';
import { failure, success } from '../../core/result.ts';
import { sampleSnapshot } from '../../test/report/support/sample-report.ts';
import { assessHost } from '../assess-input.ts';
import type { Host } from './host.ts';
import { reportContext } from './report.ts';

const snapshot = sampleSnapshot('library-server-2019');
const result = assessHost(snapshot, {});
if (result.kind === 'ask') throw new Error(result.why);
const reading = { ...result, snapshot };
const now = () => new Date(0);
const contextOf = (host: Partial<Pick<Host, 'source' | 'records'>>) =>
  reportContext(
    {
      source: { kind: 'live' },
      records: () => Promise.reject(new Error('not asked')),
      ...host,
    },
    reading,
    now,
  );

describe('what a report of the window tells of changes', () => {
  it('is what the journal of this computer says', async () => {
    const records = () => Promise.resolve(success({ history: [], reports: [] }));
    expect(await contextOf({ records })).toMatchObject({ changes: [], assessment: {} });
  });

  it('is that nobody knows where the journal cannot be read', async () => {
    const problem = { what: 'No changes can be told.', why: 'Access is denied.', next: 'Ask.' };
    const context = await contextOf({ records: () => Promise.resolve(failure(problem)) });
    expect(context.changes).toBeUndefined();
    expect(context.inputNotes).toEqual(['No changes can be told. Access is denied.']);
  });

  it('is nothing for a file, which has no journal', async () => {
    const context = await contextOf({ source: { kind: 'file', name: 'a.json' } });
    expect(context).not.toHaveProperty('changes');
  });
});
