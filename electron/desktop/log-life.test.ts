import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../app/diagnostics/log.ts';
import { logLife } from './log-life.ts';

describe('the life of the desktop app', () => {
  it('is written down: start, end, and what breaks without a call', () => {
    const events: LogEvent[] = [];
    const emitter = new EventEmitter();
    // Electron's app is such an emitter; of its many typed events these are the ones looked at.
    const app = Object.assign(emitter, { getVersion: () => '1.2.3' }) as unknown as Parameters<
      typeof logLife
    >[0];
    const log = {
      write: (event: LogEvent) => void events.push(event),
      settled: () => Promise.resolve(),
    };
    const own = new EventEmitter();
    // As Electron's app: an emitter, of whose events only these are looked at.
    logLife(app, log, own as unknown as Parameters<typeof logLife>[2]);
    emitter.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed' });
    emitter.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    emitter.emit('render-process-gone', {}, {}, { reason: 'oom' });
    own.emit('uncaughtExceptionMonitor', new RangeError('C:\\Users\\anna'));
    own.emit('unhandledRejection', 'no notice');
    emitter.emit('before-quit');
    expect(events).toEqual([
      { event: 'start', what: 'v1.2.3', ms: expect.any(Number) },
      { event: 'graphics-lost', code: 'crashed' },
      { event: 'page-gone', code: 'oom' },
      expect.objectContaining({ event: 'defect', code: 'RangeError' }),
      { event: 'defect', code: 'string' },
      { event: 'end' },
    ]);
  });
});
