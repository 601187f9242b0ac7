import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../app/diagnostics/log.ts';
import type { Reply } from '../contract/contract.ts';
import { loggedCalls } from './logged-calls.ts';

describe('calls of the window', () => {
  it('are answered as before and written down by name, outcome and time', async () => {
    const events: LogEvent[] = [];
    const log = {
      write: (event: LogEvent) => void events.push(event),
      settled: () => Promise.resolve(),
    };
    const problem = { what: 'No.', why: 'It is HV01.', next: 'Wait.' };
    const replies: Reply[] = [{ ok: true, value: 7 }, { ok: false, problem }, { ok: true }];
    const handle = loggedCalls(
      () => Promise.resolve(replies.shift() ?? { ok: true }),
      log,
      () => new Date(0),
    );
    expect(await handle('checkNow', [])).toEqual({ ok: true, value: 7 });
    expect(await handle('undo', ['x'])).toEqual({ ok: false, problem });
    await handle('C:\\Users\\anna', []);
    expect(events).toEqual([
      { event: 'call', what: 'checkNow', code: 'done', ms: 0 },
      { event: 'call', what: 'undo', code: 'failed', details: 'No. It is HV01.', ms: 0 },
      { event: 'call', what: 'unknown', code: 'done', ms: 0 },
    ]);
  });
});
