import { describe, expect, it } from 'vitest';
import { canFail, partCanFail } from './level.ts';
import type { Feature } from './terms.ts';

const none = new Set<Feature>();
const p2v = new Set<Feature>(['p2v']);
const flow = { level: 'required', confidence: 'high' } as const;

describe('canFail', () => {
  it('is for required flows, and conditional ones whose feature is in use', () => {
    expect(canFail(flow, none)).toBe(true);
    expect(canFail({ ...flow, level: 'conditional', feature: 'p2v' }, none)).toBe(false);
    expect(canFail({ ...flow, level: 'conditional', feature: 'p2v' }, p2v)).toBe(true);
    expect(canFail({ ...flow, level: 'recommended' }, p2v)).toBe(false);
    expect(canFail({ ...flow, level: 'context' }, p2v)).toBe(false);
  });

  it('is never for low confidence', () => {
    expect(canFail({ ...flow, confidence: 'low' }, none)).toBe(false);
    expect(canFail({ ...flow, confidence: 'medium' }, none)).toBe(true);
  });
});

describe('partCanFail', () => {
  it('lowers a part of a required flow, and never raises one', () => {
    expect(partCanFail(flow, {}, none)).toBe(true);
    expect(partCanFail(flow, { level: 'context' }, none)).toBe(false);
    expect(partCanFail(flow, { level: 'conditional', feature: 'p2v' }, none)).toBe(false);
    expect(partCanFail(flow, { level: 'conditional', feature: 'p2v' }, p2v)).toBe(true);
    expect(partCanFail({ ...flow, level: 'context' }, { level: 'required' }, none)).toBe(false);
  });
});
