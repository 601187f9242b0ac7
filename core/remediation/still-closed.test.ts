import { describe, expect, it } from 'vitest';
import { ownGroup } from './new-rule.ts';
import type { PlanStep } from './plan.ts';
import { refusalOf, whyStillClosed } from './still-closed.ts';

const create = (program: string): PlanStep => ({
  action: 'create-rule',
  rule: {
    name: 'VmmFirewallCompanion-a-tcp',
    displayName: 'A',
    group: ownGroup,
    description: 'For a.',
    direction: 'in',
    protocol: 'tcp',
    localPorts: [8100],
    remotePorts: [],
    program,
    profiles: ['domain'],
    remoteAddresses: [],
  },
  flows: ['a'],
  reason: 'closed',
});
const sound = create('C:\\a.exe');
const network = create('\\\\server\\a.exe');
const enable: PlanStep = {
  action: 'enable-rule',
  name: 'Rule*',
  store: 'local',
  expected: 'v2.10|Action=Allow|Active=FALSE|Dir=In|Name=n|',
  flows: ['a'],
  reason: 'off',
};

describe('a step that no plan can hold', () => {
  it('is told with its place and what fits', () => {
    expect(refusalOf(sound)).toBeUndefined();
    expect(refusalOf(network)).toBe(
      'The rule that would open it fits no plan: program is not a full path such as C:\\folder\\program.exe, or System.',
    );
    expect(refusalOf(enable)).toMatch(/^The rule that would open it fits no plan: name is not /);
  });

  it('is told once for all steps of its kind, and sound ones are not', () => {
    const { refused } = whyStillClosed(undefined, [], [network, sound, network]);
    expect(refused).toEqual([refusalOf(network)]);
  });
});
