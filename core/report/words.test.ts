import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/report/support/sample-report.ts';
import type { FlowException } from '../exceptions/exception.ts';
import {
  elevationWords,
  furtherSentences,
  portWords,
  sentenceOf,
  timeWords,
  wordsOfId,
} from './words.ts';

const sample = 'hyperv-host-2019-disabled-rules';
const failing = sampleReport(sample).assessment.flows.filter((flow) => flow.failing);
const excuses = failing.map(({ id }): FlowException => ({
  flow: id,
  host: '*',
  reason: 'Agreed',
  who: 'me',
  expires: null,
}));

describe('the sentence above everything', () => {
  it('never calls open what is excepted', () => {
    const all = sampleReport(sample, { exceptions: excuses });
    expect(all.assessment.summary.outcome).toBe('compliant');
    expect(sentenceOf(all)).toBe(
      `Of ${all.assessment.summary.needed} required flows, ${failing.length} are excepted on this server; everything else VMM needs is open.`,
    );
    const one = sampleReport(sample, { exceptions: excuses.slice(0, 1) });
    expect(sentenceOf(one)).toContain(`${failing.length - 1} of `);
    expect(sentenceOf(one)).toContain('1 more is excepted.');
  });

  it('is followed by what must not be missed', () => {
    const expired = excuses.map((excuse) => ({ ...excuse, expires: '2026-01-01' })).slice(0, 1);
    expect(furtherSentences(sampleReport(sample, { exceptions: expired }))).toEqual([
      '1 exception has expired and counts no more.',
    ]);
    expect(furtherSentences(sampleReport('misconfigured-management-server-2025')).join()).toContain(
      'break VMM whatever the firewall rules say',
    );
  });
});

describe('words', () => {
  it('of times keep their zone', () => {
    expect(timeWords('2026-11-24T08:30:00Z')).toBe('2026-11-24 08:30:00 UTC');
    expect(timeWords('2026-11-24T08:30:00.123+00:00')).toBe('2026-11-24 08:30:00 UTC');
    expect(timeWords('2026-11-24T08:30:00+05:30')).toBe('2026-11-24 08:30:00 UTC+05:30');
    expect(timeWords(null)).toBe('not known');
  });

  it('of ids, ports and rights are for people', () => {
    expect([
      wordsOfId('management-server'),
      wordsOfId('hyperv-host'),
      wordsOfId('__proto__'),
    ]).toEqual(['management server', 'Hyper-V host', '__proto__']);
    expect(portWords({ protocol: 'tcp+udp', ports: '53' })).toBe('TCP and UDP 53');
    expect(portWords({ protocol: 'local', ports: '' })).toBe('this computer only');
    expect(elevationWords(false)).toBe('without administrator rights');
  });
});
