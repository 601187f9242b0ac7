import { readFileSync } from 'node:fs';
import { assessHost } from '../../../app/assess-input.ts';
import { sampleIds } from '../../../app/samples.ts';
import type { FleetFacts } from '../../../core/fleet/facts.ts';
import { FleetBuilder } from '../../../core/fleet/fleet-builder.ts';
import { hostResult } from '../../../core/fleet/host-result.ts';
import type { Fleet, HostResult } from '../../../core/fleet/model.ts';
import { readSnapshotFile } from '../../../host/import/snapshot-file.ts';
import type { Snapshot } from '../../../core/snapshot/schema.ts';

/** What each sample comes to, as one host of a fleet. */
export const sampleResults = (): HostResult[] =>
  sampleIds.map((id): HostResult => {
    const result = assessHost(sampleSnapshot(id), {});
    return result.kind === 'assessed'
      ? hostResult(id, result.assessment)
      : { kind: 'unread', input: id, problem: `${id}: ${result.why}.` };
  });

export function fleetOf(hosts: readonly HostResult[]): Fleet {
  const builder = new FleetBuilder();
  for (const host of hosts) builder.add(host);
  return builder.finish();
}

/** What a fleet page says beside what was found. */
export const fleetFacts: FleetFacts = {
  generatedAt: '2026-11-24T03:00:00Z',
  tool: { name: 'Tool', version: '1' },
  catalogues: [{ id: 'vmm-2022', hash: 'a'.repeat(64) }],
  exceptions: [
    {
      flow: 'vmconnect-hyperv',
      host: 'HV*',
      reason: 'Consoles are opened on the hosts.',
      who: 'Ada',
      expires: '2026-10-31',
    },
  ],
};

/** The snapshot of a sample host, read anew each time. */
export const sampleSnapshot = (id: string): Snapshot =>
  readSnapshotFile(
    readFileSync(new URL(`../../../assets/samples/${id}.json`, import.meta.url), 'utf8'),
  );
