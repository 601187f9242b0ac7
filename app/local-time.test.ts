import { describe, expect, it } from 'vitest';
import { dayOf, zonedTime } from './local-time.ts';

/** @param offset minutes behind UTC */
const at = (offset: number) => {
  const time = new Date('2026-11-24T08:30:05.678Z');
  time.getTimezoneOffset = () => offset;
  return time;
};

describe('zonedTime', () => {
  it('keeps the zone of the clock', () => {
    expect([at(0), at(-60), at(570)].map(zonedTime)).toEqual([
      '2026-11-24T08:30:05Z',
      '2026-11-24T09:30:05+01:00',
      '2026-11-23T23:00:05-09:30',
    ]);
  });
});

describe('dayOf', () => {
  it('is the day of the clock on the wall', () => {
    expect([at(0), at(570), at(-960)].map(dayOf)).toEqual([
      '2026-11-24',
      '2026-11-23',
      '2026-11-25',
    ]);
  });
});
