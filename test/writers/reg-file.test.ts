import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import { assess } from '../../core/assessment/assess.ts';
import { determineSituation } from '../../core/assessment/situation.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import { propose } from '../../core/remediation/propose.ts';
import { fixOf } from '../../core/remediation/writers/fix.ts';
import { writeReg } from '../../core/remediation/writers/reg-file.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { hostRoles } from '../../core/vmm/terms.ts';
import { loadHost } from '../../host/import/load-host.ts';
import { hostileFix } from './fix-of-plan.ts';
import { hostilePlan } from './hostile-plan.ts';
import { rulesOfSnapshot, sampleHost } from './writer-host.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-reg-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a host with registry files over it, as the product does. */
async function imported(snapshot: Snapshot, ...files: readonly string[]): Promise<Snapshot> {
  const paths = files.map((text, index) => {
    const file = path.join(folder, `${index}.reg`);
    writeFileSync(file, Buffer.from(`\ufeff${text}`, 'utf16le'));
    return file;
  });
  const base = path.join(folder, 'host.json');
  writeFileSync(base, JSON.stringify(snapshot));
  const loaded = await loadHost([base, ...paths]);
  if (!loaded.ok) throw new Error(`${loaded.error.file}: ${loaded.error.problem}`);
  return loaded.snapshot;
}

const enabled = (snapshot: Snapshot) => {
  const off = rulesOfSnapshot(snapshot).find(([name]) => name === 'WINRM-HTTP-In-TCP');
  if (off === undefined) throw new Error('not the sample it was');
  return { name: off[0], text: `v2.29${off[1]}|` };
};

describe('the registry file', () => {
  it('holds the rules that applying the plan makes, and its undo the ones before', async () => {
    const host = sampleHost();
    const fix = hostileFix(hostilePlan('host', enabled(host)));
    const applied = await imported(host, writeReg(fix, 'apply'));
    expect(rulesOfSnapshot(applied)).toEqual(rulesOfSnapshot(applySteps(host, fix.plan.steps)));
    const undone = await imported(host, writeReg(fix, 'apply'), writeReg(fix, 'undo'));
    expect(rulesOfSnapshot(undone)).toEqual(rulesOfSnapshot(host));
  });

  it('is assessed as the proposal predicts', async () => {
    const host = sampleHost();
    const found = determineSituation(host, {}, releases, hostRoles);
    if (found.kind === 'ask') throw new Error(found.why);
    const catalogue = loadCatalogue(catalogueOf(found.situation.release));
    const proposal = propose(host, catalogue, found.situation, null, '2026-01-31');
    expect(proposal.steps.length).toBeGreaterThan(0);
    const plan = { ...hostilePlan('host'), steps: [...proposal.steps] };
    const text = writeReg(fixOf(plan, catalogue), 'apply');
    expect(text).toMatch(/; Source: .+ \(https:/);
    const after = assess(await imported(host, text), catalogue, found.situation);
    const verdicts = ({ flows }: typeof after) =>
      flows.map(({ id, direction, verdict, failing }) => ({ id, direction, verdict, failing }));
    expect(verdicts(after)).toEqual(verdicts(proposal.after));
    expect(verdicts(after)).not.toEqual(verdicts(proposal.before));
  });
});
