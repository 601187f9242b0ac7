import { describe, expect, it } from 'vitest';
import type { FaultSummary, Summary } from '../model.ts';
import type { Reason } from '../reason.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const summary = (needed: number, failing: number, unknown: number, excepted = 0): Summary => ({
  counts: {},
  needed,
  failing,
  unknown,
  excepted,
  review: 0,
  faults: 0,
  outcome: 'action-needed',
});

describe('the words of both languages', () => {
  it('say the same first sentence', () => {
    expect(english.headline(summary(14, 3, 0), true)).toBe(
      '3 of 14 required flows are closed on this server.',
    );
    expect(german.headline(summary(14, 3, 0), true)).toBe(
      '3 von 14 nötigen Verbindungen sind auf diesem Server geschlossen.',
    );
    expect(german.headline(summary(14, 3, 2), true)).toBe(
      '1 von 14 nötigen Verbindungen ist auf diesem Server geschlossen, 2 sind nicht feststellbar.',
    );
    expect(german.headline(summary(9, 9, 9), true)).toBe(
      'Von 9 nötigen Verbindungen sind 9 auf diesem Server nicht feststellbar.',
    );
    expect(german.headline(summary(9, 0, 0), true)).toContain('offen');
    expect(german.headline(summary(0, 0, 0), false)).toContain('keine VMM-Rolle');
  });

  it('never call open what is excepted', () => {
    const said = (failing: number, unknown: number, excepted: number) =>
      [english, german].map(({ headline }) =>
        headline(summary(14, failing, unknown, excepted), true),
      );
    expect(said(0, 0, 2)).toEqual([
      'Of 14 required flows, 2 are excepted on this server; everything else VMM needs is open.',
      'Von 14 nötigen Verbindungen sind 2 auf diesem Server ausgenommen; alles andere, was VMM braucht, ist offen.',
    ]);
    expect(said(3, 0, 1)).toEqual([
      '3 of 14 required flows are closed on this server. 1 more is excepted.',
      '3 von 14 nötigen Verbindungen sind auf diesem Server geschlossen. 1 weitere ist ausgenommen.',
    ]);
    expect(said(2, 2, 2)).toEqual([
      'Of 14 required flows, 2 cannot be told on this server. 2 more are excepted.',
      'Von 14 nötigen Verbindungen sind 2 auf diesem Server nicht feststellbar. 2 weitere sind ausgenommen.',
    ]);
  });

  it('give every verdict the same shape', () => {
    const shapes = ({ verdicts }: typeof english) =>
      Object.entries(verdicts).map(([verdict, { shape }]) => [verdict, shape]);
    expect(shapes(german)).toEqual(shapes(english));
  });

  it('name rules, ports and addresses in a reason', () => {
    const reason: Reason = {
      code: 'allowed-by-rules',
      rules: [{ store: 'local', id: 'R1', name: 'VMM agent' }],
      scope: { direction: 'in', ports: ['443'], remote: ['10.0.0.0/8'] },
    };
    expect(german.reason(reason)).toBe(
      'Erlaubt nur auf Port 443 von 10.0.0.0/8 durch „VMM agent“ (lokale Regel R1).',
    );
    expect(english.reason(reason)).toBe(
      'Allowed on port 443 from 10.0.0.0/8 only by "VMM agent" (local rule R1).',
    );
  });

  it('keep the values of a fault', () => {
    const fault: FaultSummary = {
      id: 'bits-ports-differ',
      code: 'bits-ports-differ',
      params: { server: 443, agent: 8443 },
      severity: 'error',
      text: 'in English',
      evidence: [],
      sources: [],
      flows: [],
    };
    expect(german.fault(fault)).toMatch(/443.*8443/);
    expect(german.fault({ ...fault, params: {} })).toContain('Port ?');
    expect(english.fault(fault)).toBe('in English');
  });
});
