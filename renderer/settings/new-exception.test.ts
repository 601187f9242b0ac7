import { describe, expect, it } from 'vitest';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { exceptionOfForm, noException } from './new-exception.ts';

/** Only what the form looks at. */
const flows = [
  { id: 'a', direction: 'in' },
  { id: 'b', direction: 'in' },
  { id: 'b', direction: 'out' },
] as FlowAssessment[];
const form = { flow: 'a in', reason: ' why ', who: ' who ', expires: '' };

describe('exceptionOfForm', () => {
  it('keeps what was typed, without an end where none was given', () => {
    expect(exceptionOfForm(form, flows)).toEqual({
      flow: 'a',
      host: '*',
      reason: 'why',
      who: 'who',
      expires: null,
    });
    expect(exceptionOfForm({ ...form, expires: '2027-01-31' }, flows)?.expires).toBe('2027-01-31');
  });

  it('names the end where a server is at both', () => {
    expect(exceptionOfForm({ ...form, flow: 'b out' }, flows)?.direction).toBe('out');
  });

  it('is none while flow, reason or name is missing', () => {
    for (const part of [{ flow: '' }, { flow: 'gone in' }, { reason: ' ' }, { who: '' }])
      expect(exceptionOfForm({ ...form, ...part }, flows)).toBeUndefined();
    expect(exceptionOfForm(noException, flows)).toBeUndefined();
  });
});
