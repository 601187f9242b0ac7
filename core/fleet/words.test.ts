import { describe, expect, it } from 'vitest';
import { writeFleetCsv } from './csv.ts';
import type { FleetFacts } from './facts.ts';
import { fleetOf, flow, host } from './test-support/fleet-of.ts';
import { doubledHosts, fleetHeadline, furtherFleetWords } from './words.ts';

const unread = (input: string) =>
  ({ kind: 'unread', input, problem: `${input} is broken.` }) as const;
const leftOut = (input: string) => ({ kind: 'left-out', input }) as const;
const open = [flow('f', 'allowed')];
const closed = [flow('f', 'missing')];
const untold = [flow('f', 'unknown')];
const excused = [flow('f', 'missing', { failing: false, excepted: true, causes: [] })];
const facts: FleetFacts = {
  generatedAt: '2026-11-24T08:00:00Z',
  tool: { name: 't', version: '1' },
  catalogues: [],
  exceptions: [],
};

describe('the sentence of a fleet', () => {
  it.each([
    [fleetOf(), 'No server was assessed.'],
    [fleetOf(unread('a')), 'No server was assessed. 1 input could not be read.'],
    [fleetOf(host('A', open)), 'Everything VMM needs is open on 1 server.'],
    [
      fleetOf(host('A', open), host('B', excused), unread('a'), unread('b')),
      'Everything VMM needs is open on 2 servers, apart from excepted flows on 1. 2 inputs could not be read.',
    ],
    [fleetOf(host('A', open), host('B', closed)), 'Of 2 servers, 1 has closed flows.'],
    [
      fleetOf(host('A', closed), host('B', closed), host('C', untold)),
      'Of 3 servers, 2 have closed flows and 1 cannot be told.',
    ],
    [fleetOf(host('A', untold), host('B', open)), 'Of 2 servers, 1 cannot be told.'],
  ])('%#', (fleet, sentence) => expect(fleetHeadline(fleet)).toBe(sentence));

  it('is followed by what else a reader must know', () => {
    const exception = (flowId: string, expires: string | null) => ({
      flow: flowId,
      host: '*',
      reason: 'r',
      who: 'w',
      expires,
    });
    const exceptions = [exception('old', '2026-11-23'), exception('today', '2026-11-24')];
    const names = ['a', 'b', 'c', 'd'].map(leftOut);
    const fleet = fleetOf(
      host('A', open, { faults: ['x'] }),
      host('B', [], { roles: [] }),
      ...names,
    );
    expect(furtherFleetWords(fleet, { ...facts, exceptions })).toEqual([
      'A setting breaks VMM on 1 server, whatever the rules say.',
      '1 server has no VMM role and needs nothing.',
      '4 files were left out, being no server: a, b, c and 1 more.',
      '1 exception has expired and counts no more: old on *.',
    ]);
    expect(furtherFleetWords(fleetOf(...names.slice(0, 3)), facts)).toEqual([
      '3 files were left out, being no server: a, b, c.',
    ]);
    expect(furtherFleetWords(fleetOf(host('A', open)), facts)).toEqual([]);
  });

  it('tells servers that are there more than once, in one domain and whatever the case', () => {
    const of = (name: string | null, domain: string | null, input: string) =>
      host('x', open, { name, domain, input });
    const names = (...hosts: ReturnType<typeof of>[]) =>
      doubledHosts(fleetOf(...hosts).hosts).map((same) => same.map(({ input }) => input));
    expect(names(of('A', 'a.b', '1'), of('a', 'A.B', '2'), of('A', 'c.d', '3'))).toEqual([
      ['1', '2'],
    ]);
    expect(names(of(null, null, '1'), of(null, null, '2'))).toEqual([]);
    const two = fleetOf(
      ...['1', '2', '3', '4'].map((input) => of('A', null, input)),
      ...['5', '6'].map((input) => of('B', null, input)),
    );
    expect(furtherFleetWords(two, facts)).toEqual([
      'A is there 4 times and counted each time (1, 2, 3 and 1 more); so is 1 more.',
    ]);
  });
});

describe('the table of a fleet', () => {
  it('has a line a host and flow, a setting, a host without a role and an input that failed', () => {
    const table = writeFleetCsv(
      fleetOf(
        host('A', closed, { faults: ['=a setting'] }),
        host('B', [], { roles: [] }),
        unread('c,"d"'),
      ),
    );
    expect(table.startsWith('\uFEFFInput,Host,')).toBe(true);
    expect(table.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [head = '', ...lines] = table.slice(1).split('\r\n').slice(0, -1);
    const columns = head.split(',').length;
    expect(
      lines.map((line) =>
        line
          .split(',')
          .filter((cell) => cell !== '')
          .slice(-1),
      ),
    ).toEqual([
      ['no'],
      ["'=a setting"],
      ['No VMM role: nothing is needed.'],
      ['""d"" is broken."'],
    ]);
    expect(lines[0]?.split(',')).toHaveLength(columns);
  });
});
