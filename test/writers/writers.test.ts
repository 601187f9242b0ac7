import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import { determineSituation } from '../../core/assessment/situation.ts';
import { propose } from '../../core/remediation/propose.ts';
import { fixOf } from '../../core/remediation/writers/fix.ts';
import { fixFormats } from '../../core/remediation/writers/fix-formats.ts';
import { fixWriters } from '../../core/remediation/writers/writers.ts';
import { hostRoles } from '../../core/vmm/terms.ts';
import { hostilePlan } from './hostile-plan.ts';
import { sampleHost } from './writer-host.ts';

const folder = new URL('../../assets/samples/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''));

function fixFor(sample: string) {
  const host = sampleHost(sample);
  const found = determineSituation(host, {}, releases, hostRoles);
  if (found.kind === 'ask') throw new Error(found.why);
  const catalogue = loadCatalogue(catalogueOf(found.situation.release));
  const { steps } = propose(host, catalogue, found.situation, null, '2026-01-31');
  return fixOf({ ...hostilePlan('VMM01'), steps: [...steps] }, catalogue);
}

describe('the writers', () => {
  it('have file names of their own', () => {
    const names = fixWriters.flatMap(({ fileNames }) => Object.values(fileNames));
    expect(new Set(names).size).toBe(names.length);
    expect(fixWriters.map(({ id }) => id)).toEqual(fixFormats);
  });

  it.each(samples)('say of every step why it is there, both ways: %s', (sample) => {
    const fix = fixFor(sample);
    for (const { id, write } of fixWriters) {
      for (const way of ['apply', 'undo'] as const) {
        const text = write(fix, way);
        expect(write(fix, way)).toBe(text);
        expect(text.includes('\r')).toBe(id !== 'ansible');
        const flows = new Set(fix.plan.steps.flatMap((step) => step.flows));
        for (const flow of flows) expect(text).toContain(`Flow: ${flow},`);
        expect(text.match(/Why: /g) ?? []).toHaveLength(fix.plan.steps.length);
        expect(/Source: .+ \(https:\/\//.test(text)).toBe(flows.size > 0);
        expect(text).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it("leave no step undone that a sample's host asks for", () => {
    const fix = fixFor('hyperv-host-2019-disabled-rules');
    expect(fix.plan.steps.some(({ action }) => action === 'enable-rule')).toBe(true);
    for (const { write } of fixWriters)
      expect(write(fix, 'apply')).not.toMatch(/NOT DONE|Not written/);
  });
});
