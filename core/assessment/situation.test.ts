import { describe, expect, it } from 'vitest';
import { loadSample } from '../../test/support/samples.ts';
import { vmmHost } from '../../test/support/vmm-host.ts';
import { releases } from '../../app/catalogue.ts';
import { emptySnapshot } from '../snapshot/empty.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { features, hostRoles } from '../vmm/terms.ts';
import { vmmKeys } from '../vmm/vmm-registry.ts';
import type { GivenSituation, SituationResult } from './situation.ts';
import { determineSituation } from './situation.ts';
import { describeNote } from './words/english.ts';

const nothing = emptySnapshot('not in this input');
const determine = (snapshot: Snapshot, given: GivenSituation = {}): SituationResult =>
  determineSituation(snapshot, given, releases, hostRoles);
const known = (snapshot: Snapshot, given: GivenSituation = {}) => {
  const result = determine(snapshot, given);
  if (result.kind !== 'known') throw new Error(result.why);
  return result.situation;
};

describe('determineSituation', () => {
  it('asks for the roles where nothing can be looked at, with all there are', () => {
    expect(determine(nothing)).toEqual({
      kind: 'ask',
      what: 'roles',
      why: expect.stringContaining('not in this input'),
      choices: hostRoles,
    });
  });

  it('asks for the release where roles are given and nothing says which it is', () => {
    const result = determine(nothing, { roles: ['hyperv-host'] });
    expect(result).toMatchObject({ kind: 'ask', what: 'release' });
    expect(result.kind === 'ask' && result.choices).toContain('2022');
  });

  it('takes the word of the user before any evidence', () => {
    const host = loadSample('healthy-management-server-2022');
    const situation = known(host, {
      release: '2019',
      roles: ['library-server'],
      profiles: ['public'],
    });
    expect(situation).toMatchObject({
      release: '2019',
      releaseFrom: 'given',
      releaseEvidence: [],
      roles: [{ id: 'library-server', from: 'given', evidence: [] }],
      profiles: { judged: ['public'], from: 'given' },
    });
  });

  it('finds release, roles and active profiles with their evidence', () => {
    const situation = known(loadSample('healthy-management-server-2022'));
    expect(situation).toMatchObject({ release: '2022', releaseFrom: 'detected' });
    expect(situation.releaseEvidence.length).toBeGreaterThan(0);
    expect(situation.roles.map(({ id }) => id)).toContain('management-server');
    expect(situation.roles.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(situation.profiles).toEqual({ judged: ['domain'], from: 'active' });
  });

  it('adds features to those found, each once', () => {
    const host = loadSample('healthy-management-server-2022');
    const inUse = new Set(known(host).features.map(({ id }) => id));
    const found = features.filter((feature) => inUse.has(feature));
    const given = known(host, { features: ['azure-arc', 'azure-arc', ...found] }).features;
    expect(given.filter(({ id }) => inUse.has(id)).map(({ from }) => from)).toEqual(
      found.map(() => 'detected'),
    );
    expect(given.filter(({ id }) => id === 'azure-arc')).toHaveLength(1);
  });

  it('says which features may be in use, until somebody says that they are', () => {
    const host = vmmHost({
      services: {
        SCVMMService: 'C:\\VMM\\vmmservice.exe',
        HealthService: 'C:\\SCOM\\HealthService.exe',
      },
      keys: { [vmmKeys.serverSetup]: { ProductVersion: '10.22.1287.0' } },
    });
    const hints = (given: GivenSituation = {}) =>
      known(host, given).notes.flatMap((note) =>
        note.code === 'hint' ? [describeNote(note)] : [],
      );
    expect(hints()).toEqual([
      expect.stringMatching(/^May use operations-manager: service HealthService .*\.$/),
      expect.stringMatching(/^May use remote-sql: HKLM.* does not say which computer/),
      expect.stringMatching(/^May use sql-named-instance: /),
    ]);
    const said = hints({ features: ['operations-manager', 'remote-sql'] });
    expect(said).toEqual([expect.stringContaining('sql-named-instance')]);
    expect(known(loadSample('no-vmm-2022')).notes).toEqual([]);
  });

  it('judges the domain profile where none is known, and says so', () => {
    const situation = known(nothing, { roles: ['hyperv-host'], release: '2022', profiles: [] });
    expect(situation.profiles).toEqual({ judged: ['domain'], from: 'assumed' });
    expect(situation.notes).toContainEqual({ code: 'profile-assumed' });
  });

  it('needs no release of a server without any role', () => {
    expect(known(loadSample('no-vmm-2022'))).toMatchObject({ roles: [], releaseFrom: 'given' });
  });
});
