import { describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import { configurationFaults } from '../../core/vmm/configuration-faults.ts';
import { detectFeatures } from '../../core/vmm/detect-features.ts';
import { detectRelease } from '../../core/vmm/detect-release.ts';
import { detectRoles } from '../../core/vmm/detect-roles.ts';
import { effectivePorts } from '../../core/vmm/effective-ports.ts';
import type { Sample } from './host.ts';
import { samples } from './index.ts';

const rolesOf = ({ snapshot }: Sample) => detectRoles(snapshot).roles.map(({ role }) => role);

function faultsOf(sample: Sample): string[] {
  const { snapshot } = sample;
  const found = detectRelease(snapshot, releases);
  if (found.kind !== 'detected') return [];
  const { release } = found;
  const roles = new Set(rolesOf(sample));
  return configurationFaults({
    snapshot,
    release,
    flows: loadCatalogue(catalogueOf(release)).flows,
    roles,
    // As if bare-metal deployment were in use, so that the ports of its flows count.
    featuresInUse: new Set([
      ...detectFeatures(snapshot, release, roles).inUse.map(({ feature }) => feature),
      'bare-metal-deployment' as const,
    ]),
    ports: effectivePorts(snapshot, release),
  }).map(({ code }) => code);
}

/** Codes of the configuration faults a sample has; those not named have none. */
const faulty: Readonly<Record<string, readonly string[]>> = {
  'cluster-node-management-server-2022': ['sql-port-not-fixed'],
  'misconfigured-management-server-2025': [
    'bits-ports-differ',
    'other-process-listens',
    'port-wrong-type',
  ],
};

describe('sample hosts', () => {
  it.each(samples)('$id shows the roles its entry names', (sample) => {
    expect(rolesOf(sample).sort()).toEqual([...sample.roles].sort());
  });

  it.each(samples)('$id shows the release its entry names', ({ release, snapshot }) => {
    const found = detectRelease(snapshot, releases);
    expect(found.kind === 'detected' ? found.release : null).toBe(release);
  });

  it.each(samples)('$id has the configuration faults it is about, and no other', (sample) => {
    expect(faultsOf(sample).sort()).toEqual(faulty[sample.id] ?? []);
  });
});
