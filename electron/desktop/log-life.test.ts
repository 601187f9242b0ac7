import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../app/diagnostics/log.ts';
import { logLife } from './log-life.ts';

const watched = 'uncaughtExceptionMonitor';
const others = process.listeners(watched);
const own = () => process.listeners(watched).filter((listener) => !others.includes(listener));
afterEach(() => {
  for (const listener of own()) process.off(watched, listener);
});

describe('the life of the desktop app', () => {
  it('is written down: start, end, and what breaks without a call', () => {
    const events: LogEvent[] = [];
    const emitter = new EventEmitter();
    // Electron's app is such an emitter; of its many typed events these are the ones looked at.
    const app = Object.assign(emitter, { getVersion: () => '1.2.3' }) as unknown as Parameters<
      typeof logLife
    >[0];
    logLife(app, {
      write: (event) => void events.push(event),
      settled: () => Promise.resolve(),
    });
    emitter.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed' });
    emitter.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    emitter.emit('render-process-gone', {}, {}, { reason: 'oom' });
    for (const listener of own()) listener(new RangeError('C:\\Users\\anna'), 'uncaughtException');
    emitter.emit('before-quit');
    expect(events).toEqual([
      { event: 'start', what: 'v1.2.3', ms: expect.any(Number) },
      { event: 'graphics-lost', code: 'crashed' },
      { event: 'page-gone', code: 'oom' },
      expect.objectContaining({ event: 'defect', code: 'RangeError' }),
      { event: 'end' },
    ]);
  });
});
