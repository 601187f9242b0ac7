import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../app/diagnostics/log.ts';
import { logLife } from './log-life.ts';

const watched = ['uncaughtExceptionMonitor', 'unhandledRejection'] as const;
type Listener = (error: unknown, origin: unknown) => void;
// Each event has arguments of its own; an error comes first in all.
const listenersOf = (event: string) => process.listeners(event as 'exit') as Listener[];
const others = new Set(watched.flatMap(listenersOf));
const own = (event: string) => listenersOf(event).filter((listener) => !others.has(listener));
afterEach(() => {
  for (const event of watched) for (const listener of own(event)) process.off(event, listener);
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
    for (const event of watched)
      for (const listener of own(event)) listener(new RangeError(event), 'of the test');
    emitter.emit('before-quit');
    expect(events).toEqual([
      { event: 'start', what: 'v1.2.3', ms: expect.any(Number) },
      { event: 'graphics-lost', code: 'crashed' },
      { event: 'page-gone', code: 'oom' },
      ...watched.map((details): unknown =>
        expect.objectContaining({ event: 'defect', code: 'RangeError', details }),
      ),
      { event: 'end' },
    ]);
  });
});
