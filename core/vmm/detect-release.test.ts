import { describe, expect, it } from 'vitest';
import { releases } from '../../app/catalogue.ts';
import { vmmHost } from '../../test/support/vmm-host.ts';
import { emptySnapshot } from '../snapshot/empty.ts';
import { detectRelease, releaseOfVersion } from './detect-release.ts';
import { releaseIds } from './terms.ts';
import { vmmKeys } from './vmm-registry.ts';

describe('releaseOfVersion', () => {
  it.each([
    ['1.0.523.0', '2007', null],
    ['2.0.3451.0', '2008', null],
    ['2.0.4271.0', '2008r2', null],
    ['3.0.6057.0', '2012', null],
    ['3.1.68108.0', '2012sp1', null],
    ['3.2.8224.0', '2012r2', null],
    ['3.2.9013.0', '2016', null],
    ['4.0.2775.0', '2016', null],
    ['4.1.3403.0', '2016', null],
    ['10.19.2591.0', '2019', null],
    ['10.22.1287.0', '2022', null],
    ['10.25.1200.0', '2025', null],
    ['10.28.1.0', '2025', 'newer-than-known'],
    ['11.0.0.0', '2025', 'newer-than-known'],
    ['10.20.1.0', '2019', 'between-known'],
  ] as const)('%s is %s', (version, release, unknownVersion) => {
    expect(releaseOfVersion(version, releases)).toEqual({ release, unknownVersion });
  });

  it.each(['', 'ten', '10', '0.9.1', '-1.0', '٣.٢.1', '99999999999999999999.1', '%s%s.1'])(
    'says nothing about %j',
    (version) => {
      expect(releaseOfVersion(version, releases)).toBeUndefined();
    },
  );
});

describe('detectRelease', () => {
  const version = (text: string) => ({ ProductVersion: text });
  const detect = (host: Parameters<typeof vmmHost>[0]) => detectRelease(vmmHost(host), releases);

  it('names every component that shows it', () => {
    const found = detect({
      keys: {
        [vmmKeys.serverSetup.toUpperCase()]: version('10.22.1711.0'),
        [vmmKeys.consoleSetup]: version('10.22.1287.0'),
      },
    });
    expect(found).toMatchObject({ kind: 'detected', release: '2022', version: '10.22.1711.0' });
    expect(found.evidence.length).toBe(2);
  });

  it('believes the server when the agent is of another release', () => {
    const keys = {
      [vmmKeys.serverSetup]: version('10.22.1711.0'),
      [vmmKeys.agentSetup]: version('10.19.1013.0'),
    };
    expect(detect({ keys })).toMatchObject({ kind: 'detected', release: '2022' });
  });

  it('asks when agent and console of a computer disagree', () => {
    const keys = {
      [vmmKeys.consoleSetup]: version('10.22.1711.0'),
      [vmmKeys.agentSetup]: version('10.19.1013.0'),
    };
    expect(detect({ keys })).toMatchObject({
      kind: 'undetermined',
      reason: 'contradictory',
      choices: ['2019', '2022'],
    });
  });

  it.each([
    [
      '"C:\\Program Files\\Microsoft System Center 2012 R2\\Virtual Machine Manager\\bin\\vmmAgent.exe"',
      ['2012r2'],
    ],
    [
      'D:\\SC\\Microsoft System Center 2012\\Virtual Machine Manager\\bin\\vmmAgent.exe',
      ['2012', '2012sp1'],
    ],
    [
      'C:\\Program Files\\Microsoft System Center\\Virtual Machine Manager\\bin\\vmmAgent.exe',
      ['2019', '2022', '2025'],
    ],
    ['E:\\VMM\\vmmAgent.exe', releaseIds],
  ])('takes the install folder when no version is there: %s', (path, expected) => {
    const found = detect({ services: { SCVMMAgent: path } });
    expect(found.kind === 'detected' ? [found.release] : found.choices).toEqual(expected);
  });

  const folder = (name: string, program: string) =>
    `C:\\Program Files\\Microsoft System Center${name}\\Virtual Machine Manager\\bin\\${program}`;

  it.each([
    ['asks where they contradict each other', '', ' 2016', 'vmmAgent.exe', 'contradictory'],
    ['lets the server decide', ' 2012 R2', ' 2016', 'vmmservice.exe', '2016'],
    ['narrows what each may be', ' 2012', ' 2012', 'vmmAgent.exe', 'nothing-found'],
  ])('of several folders %s, in any order', (_name, agent, other, program, expected) => {
    const services = [
      ['First', folder(agent, 'vmmP2VAgent.exe')],
      ['Second', folder(other, program)],
    ] as const;
    for (const order of [services, services.toReversed()]) {
      const found = detect({ services: Object.fromEntries(order) });
      expect(found.kind === 'detected' ? found.release : found.reason).toBe(expected);
    }
  });

  it('says so when nothing could be read, and when nothing is there', () => {
    const unread = detectRelease(emptySnapshot('not in this file'), releases);
    expect(unread).toMatchObject({
      kind: 'undetermined',
      reason: 'not-readable',
      detail: 'not in this file',
    });
    expect(detect({})).toMatchObject({ kind: 'undetermined', reason: 'nothing-found' });
  });
});
