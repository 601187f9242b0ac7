import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessHost } from '../../app/assess-input.ts';
import { sampleIds } from '../../app/samples.ts';
import { FleetBuilder } from '../../core/fleet/fleet-builder.ts';
import { hostResult } from '../../core/fleet/host-result.ts';
import { writeFleetCsv } from '../../core/fleet/csv.ts';
import { writeFleetHtml } from '../../core/fleet/html/page.ts';
import type { HostResult } from '../../core/fleet/model.ts';
import { run } from '../cli/run.ts';
import { sampleSnapshot } from './support/hosts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  for (const id of ['healthy-management-server-2022', 'hyperv-host-2012r2'])
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(sampleSnapshot(id)));
  writeFileSync(join(folder, 'broken.json'), '{"schemaVersion":1');
  writeFileSync(join(folder, 'notes.txt'), 'no host');
});
afterAll(() => rmSync(folder, { recursive: true }));

const results = sampleIds.map((id): HostResult => {
  const result = assessHost(sampleSnapshot(id), {});
  return result.kind === 'assessed'
    ? hostResult(id, result.assessment)
    : { kind: 'unread', input: id, problem: `${id}: ${result.why}.` };
});
const fleetOf = (hosts: readonly HostResult[]) => {
  const builder = new FleetBuilder();
  for (const host of hosts) builder.add(host);
  return builder.finish();
};
const made = { generatedAt: '2026-11-24T03:00:00Z', tool: { name: 'Tool', version: '1' } };

describe('assess --each', () => {
  it('takes a folder, lists a broken file with its sentence and goes on', async () => {
    const { code, out, err } = await run(['assess', '--each', folder, '--format', 'json']);
    expect(code).toBe(2);
    expect(err).toMatch(/broken\.json, line 1, offset 18: expected valid JSON\.\n$/);
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

  it('says in one sentence that nothing is there, or that a format is for one server', async () => {
    const nothing = await run(['assess', '--each', join(folder, 'x*.json')]);
    expect(nothing).toMatchObject({ code: 2, out: '' });
    expect(nothing.err).toMatch(/^vmm-firewall: [^\n]*no snapshot or export was found there/);
    const single = await run(['assess', '--each', folder, '--format', 'sarif']);
    expect(single.code).toBe(2);
    expect(single.err).toMatch(/sarif is for one server/);
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
        expect(rows).toHaveLength(cells.length + fleet.unread.length);
        const page = writeFleetHtml(fleet, made);
        expect(page).not.toContain('<script');
        expect(page).not.toContain('\u202E');
      }),
      { numRuns: 12 },
    );
  });

  it('draws each server once', () => {
    const fleet = fleetOf(results);
    const page = writeFleetHtml(fleet, made);
    const rows = page.split('<table class="matrix">')[1]?.match(/<th scope="row"/g) ?? [];
    expect(rows).toHaveLength(fleet.hosts.length);
    expect(page).toContain('default-src &#39;none&#39;');
  });
});
