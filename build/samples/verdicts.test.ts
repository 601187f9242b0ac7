import { describe, expect, it } from 'vitest';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import { samples } from './index.ts';
import { serverProgram } from './vmm.ts';

const policies = new Map(samples.map(({ id, snapshot }) => [id, policyOfSnapshot(snapshot)]));

const svchost = 'C:\\Windows\\System32\\svchost.exe';
const kernel = (localPort: number) => ({ localPort, program: 'System', service: null });
const wcf = (release: '2008r2' | '2022', localPort = 8100) => ({
  localPort,
  program: serverProgram(release),
  service: release === '2022' ? 'SCVMMService' : 'VMMService',
});
const endpointMapper = {
  localPort: 135,
  program: svchost,
  service: ['RpcEptMapper', 'RpcSs'],
};
const wmi = { localPort: 50123, program: svchost, service: 'Winmgmt' };
const vmms = (localPort: number) => ({
  localPort,
  program: 'C:\\Windows\\System32\\vmms.exe',
  service: 'vmms',
});
const from = (remoteAddress: string) => ({ remoteAddress });

/** Points of the flows that the sample is about, with what decides them; decided by the law, not copied from it. */
const expected: readonly [sample: string, question: object, decision: string][] = [
  ['healthy-management-server-2022', wcf('2022'), 'allow rule'],
  ['healthy-management-server-2022', wcf('2022', 8103), 'allow rule'],
  ['healthy-management-server-2022', kernel(443), 'allow rule'],
  ['healthy-management-server-2022', kernel(445), 'allow rule'],
  ['healthy-management-server-2022', kernel(5985), 'allow rule'],
  ['healthy-management-server-2022', kernel(5986), 'allow rule'],
  ['healthy-management-server-2022', endpointMapper, 'allow rule'],
  ['healthy-management-server-2022', wmi, 'allow rule'],
  ['hardened-management-server-2022', { ...wcf('2022'), ...from('10.0.5.7') }, 'allow rule'],
  [
    'hardened-management-server-2022',
    { ...wcf('2022'), ...from('10.0.9.7') },
    'block default-action',
  ],
  [
    'hardened-management-server-2022',
    { ...kernel(443), ...from('10.0.30.15') },
    'block default-action',
  ],
  ['hardened-management-server-2022', wcf('2022', 8101), 'block default-action'],
  ['hardened-management-server-2022', { ...kernel(5985), ...from('10.0.5.7') }, 'allow rule'],
  [
    'hardened-management-server-2022',
    { ...kernel(445), ...from('10.0.5.7') },
    'block default-action',
  ],
  [
    'hardened-management-server-2022',
    { ...wcf('2022', 50000), direction: 'out', remotePort: 5985, ...from('10.0.20.11') },
    'allow rule',
  ],
  [
    'hardened-management-server-2022',
    { ...wcf('2022', 50000), direction: 'out', remotePort: 5985, ...from('10.0.30.15') },
    'block default-action',
  ],
  [
    'hardened-management-server-2022',
    { ...wcf('2022', 50000), direction: 'out', remotePort: 135, ...from('10.0.20.11') },
    'block default-action',
  ],
  [
    'hardened-management-server-2022',
    { ...wcf('2022'), profile: 'public' },
    'block inbound-blocked',
  ],
  ['hyperv-host-2019-disabled-rules', kernel(5985), 'block default-action'],
  ['hyperv-host-2019-disabled-rules', kernel(445), 'block default-action'],
  ['hyperv-host-2019-disabled-rules', vmms(2179), 'block default-action'],
  ['hyperv-host-2019-disabled-rules', kernel(443), 'block default-action'],
  ['library-server-2019', kernel(5985), 'allow rule'],
  ['library-server-2019', kernel(445), 'allow rule'],
  ['library-server-2019', kernel(443), 'block default-action'],
  ['policy-voids-local-rules-2022', vmms(2179), 'block default-action'],
  ['policy-voids-local-rules-2022', { ...vmms(2179), profile: 'private' }, 'allow rule'],
  ['policy-voids-local-rules-2022', { ...kernel(5985), ...from('10.0.10.21') }, 'allow rule'],
  ['policy-voids-local-rules-2022', kernel(443), 'block default-action'],
  ['block-over-allow-2022', wcf('2022'), 'block rule'],
  ['block-over-allow-2022', { ...kernel(445), ...from('10.0.130.9') }, 'block rule'],
  ['block-over-allow-2022', { ...kernel(445), ...from('10.0.20.9') }, 'allow rule'],
  ['block-over-allow-2022', kernel(443), 'allow rule'],
  ['german-hyperv-host-2022', vmms(6600), 'allow rule'],
  ['german-hyperv-host-2022', { ...kernel(443), ...from('10.49.1.2') }, 'allow rule'],
  ['german-hyperv-host-2022', { ...kernel(443), ...from('10.50.1.2') }, 'block default-action'],
  ['hyperv-host-2012r2', kernel(5985), 'allow rule'],
  ['hyperv-host-2012r2', vmms(2179), 'block default-action'],
  ['management-server-2008r2', wcf('2008r2'), 'allow rule'],
  ['management-server-2008r2', kernel(80), 'allow rule'],
  ['management-server-2008r2', endpointMapper, 'block default-action'],
  [
    'cluster-node-management-server-2022',
    { ...kernel(3343), protocol: 'udp' },
    'block default-action',
  ],
  [
    'cluster-node-management-server-2022',
    { localPort: 3343, program: 'C:\\Windows\\Cluster\\clussvc.exe', service: 'ClusSvc' },
    'allow rule',
  ],
  [
    'pxe-and-update-server-2016',
    { protocol: 'udp', localPort: 4011, program: svchost, service: 'WDSServer' },
    'allow rule',
  ],
  ['pxe-and-update-server-2016', kernel(8530), 'allow rule'],
  ['pxe-and-update-server-2016', kernel(8531), 'block default-action'],
  ['misconfigured-management-server-2025', kernel(8500), 'allow rule'],
  ['misconfigured-management-server-2025', wcf('2022'), 'allow rule'],
  ['partly-unreadable-host-2022', kernel(5985), 'unknown undecided'],
  ['no-vmm-2022', { ...kernel(8100), profile: 'public' }, 'block default-action'],
  // The IP-HTTPS rule of Windows is on: its port may be 443.
  ['no-vmm-2022', { ...kernel(443), profile: 'public' }, 'unknown undecided'],
];

describe('sample hosts', () => {
  it.each(samples)('$id holds well-formed rules only', ({ id }) => {
    const faulty = policies
      .get(id)
      ?.rules.filter(
        ({ malformed, doubts, unknownKeys }) =>
          malformed.length + doubts.length + unknownKeys.length > 0,
      );
    expect(faulty).toEqual([]);
  });

  it.each(expected)('%s: %j is %s', (sample, fields, decision) => {
    const policy = policies.get(sample);
    const reading = readQuestion({
      direction: 'in',
      profile: 'domain',
      protocol: 'tcp',
      ...fields,
    });
    if (policy === undefined || 'error' in reading) throw new Error(JSON.stringify(reading));
    // Traffic whose other end is not named is asked from a computer of the documentation networks.
    const question = { remoteAddress: '192.0.2.7', ...reading.question };
    const answer = decide(policy, question);
    expect(`${answer.verdict} ${answer.reason}`).toBe(decision);
  });

  it.each(samples)('$id is asked about', ({ id }) => {
    expect(expected.some(([sample]) => sample === id)).toBe(true);
  });
});
