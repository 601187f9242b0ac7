import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictWords } from '../../core/assessment/words/english.ts';
import { writeFleetCsv } from '../../core/fleet/csv.ts';
import { writeFleetHtml } from '../../core/fleet/html/page.ts';
import { run } from '../cli/run.ts';
import {
  attributeOf,
  childrenOf,
  elementsOf,
  textOf as textBelow,
  type PageElement,
} from '../report/support/page-tree.ts';
import { fleetFacts, fleetOf, sampleResults, sampleSnapshot } from './support/hosts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  for (const id of ['healthy-management-server-2022', 'hyperv-host-2012r2'])
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(sampleSnapshot(id)));
  writeFileSync(join(folder, 'broken.json'), '{"schemaVersion":1');
  writeFileSync(join(folder, 'notes.txt'), 'no host');
});
afterAll(() => rmSync(folder, { recursive: true }));

const results = sampleResults();

describe('assess --each', () => {
  it('takes a folder, lists a broken file with its sentence and goes on', async () => {
    const { code, out, err } = await run(['assess', '--each', folder, '--format', 'json']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /broken\.json, line 1, offset 18: the file ends too early, its JSON is not complete\.\n$/,
    );
    const fleet = JSON.parse(out) as Record<string, unknown>;
    expect(fleet).toMatchObject({
      summary: { hosts: 2, compliant: 1, actionNeeded: 1, unread: 1 },
      unread: [{ problem: expect.stringContaining('broken.json') as unknown }],
    });
  });

  it('takes patterns, and exits with 1 for a closed flow and 0 without one', async () => {
    const failing = await run(['assess', '--each', join(folder, 'hyper*.JSON')]);
    expect(failing).toMatchObject({ code: 1, err: '' });
    expect(failing.out).toMatch(/^Of 1 server, 1 has closed flows\.\n/);
    const fine = await run(['assess', '--each', 'sample:healthy-management-server-2022']);
    expect(fine.code).toBe(0);
  });

  it('never calls closed what cannot be told', async () => {
    const { out } = await run(['assess', '--each', 'sample:partly-unreadable-host-2022']);
    expect(out).toMatch(/^9 of 9, 9 cannot be told +HV42 /m);
    expect(out).toMatch(/^1 of 1, 1 cannot be told +VM console/m);
    expect(out.replace(/^Of .*/, '')).not.toMatch(/closed/i);
    const unread = results.filter(({ input }) => input === 'partly-unreadable-host-2022');
    const heads = elementsOf(writeFleetHtml(fleetOf(unread), fleetFacts))
      .filter(({ tagName }) => tagName === 'th')
      .map(textBelow);
    expect(heads).toContain('Failing');
    expect(heads).not.toContain('Closed');
  });

  it('says in one sentence that nothing is there', async () => {
    const nothing = await run(['assess', '--each', join(folder, 'x*.json')]);
    expect(nothing).toMatchObject({ code: 2, out: '' });
    expect(nothing.err).toMatch(/^vmm-firewall: [^\n]*no snapshot or export was found there/);
  });
});

describe('a fleet', () => {
  it('does not depend on the order in which hosts come', () => {
    const expected = fleetOf(results);
    fc.assert(
      fc.property(fc.shuffledSubarray(results, { minLength: results.length }), (shuffled) => {
        const fleet = fleetOf(shuffled);
        expect(fleet.hosts).toEqual(expected.hosts);
        expect(fleet.causes).toEqual(expected.causes);
        expect(fleet.flows.map(({ id, failing }) => [id, failing])).toEqual(
          expected.flows.map(({ id, failing }) => [id, failing]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('counts each flow as the hosts have it', () => {
    const { flows, hosts } = fleetOf(results);
    for (const [i, { failing, needed }] of flows.entries()) {
      const cells = hosts.map((host) => host.cells[i]);
      expect(cells.filter((cell) => cell?.failing)).toHaveLength(failing);
      expect(cells.filter((cell) => cell?.needed)).toHaveLength(needed);
    }
    expect(flows.reduce((sum, { failing }) => sum + failing, 0)).toBe(
      hosts.reduce((sum, { summary }) => sum + summary.failing, 0),
    );
  });

  it('gives a CSV row for every host and flow, whatever the names are', () => {
    const hostile = fc.constantFrom('=cmd|x', '"\n,;', '\u202Egnp', '<script>', '__proto__', 'x');
    fc.assert(
      fc.property(hostile, (name) => {
        const hosts = results.map((result) =>
          result.kind === 'assessed' ? { ...result, name, input: name } : result,
        );
        const fleet = fleetOf(hosts);
        const rows = parseCsv(writeFleetCsv(fleet), { bom: true, columns: true });
        const cells = fleet.hosts.flatMap((host) => host.cells.filter((cell) => cell !== null));
        const problems = fleet.hosts.flatMap(({ faults, roles }) =>
          roles.length === 0 ? [...faults, 'no role'] : faults,
        );
        expect(rows).toHaveLength(cells.length + problems.length + fleet.unread.length);
        const page = writeFleetHtml(fleet, fleetFacts);
        expect(page).not.toContain('<script');
        expect(page).not.toContain('\u202E');
      }),
      { numRuns: 12 },
    );
  });

  it('hides no server: CSV has a row for one without a role and for each setting', () => {
    const fleet = fleetOf(results);
    const rows = parseCsv<Record<string, string>>(writeFleetCsv(fleet), {
      bom: true,
      columns: true,
    });
    const problemsOf = (host: string) =>
      rows.filter((row) => row['Host'] === host && row['Flow'] === '').map((row) => row['Problem']);
    expect(problemsOf('APP07')).toEqual(['No VMM role: nothing is needed.']);
    expect(problemsOf('VMM05')).toEqual(fleet.hosts.find(({ name }) => name === 'VMM05')?.faults);
    expect(problemsOf('VMM01')).toEqual([]);
    expect(new Set(rows.map((row) => row['Host']))).toEqual(
      new Set(fleet.hosts.map(({ name }) => name)),
    );
  });

  it('says above all else what no count of closed flows tells', () => {
    const [first] = results;
    if (first?.kind !== 'assessed') throw new Error('a sample is a server');
    const fleet = fleetOf([...results, { ...first, input: 'again.json', name: 'vmm03' }]);
    const page = elementsOf(writeFleetHtml(fleet, fleetFacts));
    const said = page
      .filter((element) => attributeOf(element, 'class') === 'further')
      .map(textBelow);
    expect(said).toEqual([
      'A setting breaks VMM on 1 server, whatever the rules say.',
      '1 server has no VMM role and needs nothing.',
      expect.stringMatching(
        /^VMM03 is there 2 times and counted each time \(.*again\.json.*\)\.$/i,
      ),
      expect.stringContaining('1 exception has expired'),
    ]);
    const counted = page
      .filter((element) => attributeOf(element, 'class') === 'counts')
      .map(textBelow)
      .join();
    const { compliant } = fleet.summary;
    expect(counted.replaceAll(/\s+/g, ' ')).toContain(`${compliant - 2} in order`);
  });

  it('counts one cause for all hosts that share it, whatever their rules are called', () => {
    const { causes } = fleetOf(results);
    expect(causes.length).toBeLessThanOrEqual(10);
    const voided = causes.filter(({ text }) => text.startsWith('Group policy voids local rules'));
    expect(voided).toMatchObject([
      { hosts: 1, flows: expect.arrayContaining(['vmconnect-hyperv']) },
    ]);
    expect(new Set(causes.map(({ text }) => text)).size).toBe(causes.length);
  });

  it('draws each server once, with its verdict of every flow that fails anywhere', () => {
    const fleet = fleetOf(results);
    const page = writeFleetHtml(fleet, fleetFacts);
    const table = elementsOf(page).find((each) => attributeOf(each, 'class') === 'matrix');
    const rows = table === undefined ? [] : childrenOf(table).flatMap(childrenOf).slice(1);
    const failing = fleet.flows.flatMap(({ failing: count }, i) => (count > 0 ? [i] : []));
    const drawn = rows.map((row) => {
      const [name, closed, ...cells] = childrenOf(row);
      return [textOf(name), textOf(closed), ...cells.map((cell) => labelOf(cell))];
    });
    expect(drawn).toEqual(
      fleet.hosts.map((host) => [
        host.name,
        String(host.summary.failing),
        ...failing.map((i) => {
          const cell = host.cells[i] ?? null;
          if (cell === null) return '';
          const { word } = verdictWords[cell.verdict];
          return cell.failing ? word : `${word}, not failing`;
        }),
      ]),
    );
    expect(page).toContain('default-src &#39;none&#39;');
  });
});

const textOf = (element: PageElement | undefined): string =>
  element === undefined ? '' : textBelow(element).trim();

function labelOf(cell: PageElement): string {
  const [mark] = childrenOf(cell);
  return mark === undefined ? '' : (attributeOf(mark, 'aria-label') ?? '');
}
