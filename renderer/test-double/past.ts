import type { ActivityRecord, FlowTurn, Sentence } from '../../app/companion/activity-record.ts';

/** A past for the host `hyperv-host-2019-disabled-rules`, with an entry of every kind. */

const sentence = (failing: number, more: Partial<Sentence> = {}): Sentence => ({
  needed: 9,
  failing,
  unknown: 0,
  excepted: 0,
  hasRoles: true,
  ...more,
});

const winrm: FlowTurn = {
  id: 'agent-control-winrm-5985',
  direction: 'in',
  purpose: 'Agent control channel (and WMI over WinRM)',
  protocol: 'tcp',
  ports: '5985',
  change: 'worse',
  before: 'allowed',
  after: 'disabled',
};
const console: FlowTurn = {
  ...winrm,
  id: 'vmconnect-hyperv',
  purpose: 'VM console on Hyper-V hosts',
  ports: '2179',
};

const at = (time: string, user: string, event: ActivityRecord['event']): ActivityRecord => ({
  id: `past-${time}`,
  time: `2026-08-${time}:00.000Z`,
  user,
  host: 'HV11',
  event,
});

export const past: readonly ActivityRecord[] = [
  at('20T07:00', '', { kind: 'check', sentence: sentence(0) }),
  at('22T13:05', '', {
    kind: 'drift',
    sentence: sentence(2),
    since: '2026-08-22T13:00:00.000Z',
    turns: [winrm, console],
    causes: {
      rules: [{ store: 'local', id: 'WINRM-HTTP-In-TCP', name: '', change: 'changed' }],
      otherRules: 3,
      settings: [
        { profile: 'domain', setting: 'mergesLocalRules', on: false, from: 'group-policy' },
      ],
    },
  }),
  at('22T13:20', 'CONTOSO\\anna', {
    kind: 'change',
    operationId: 'past-run',
    rules: [
      { action: 'enable-rule', name: 'WINRM-HTTP-In-TCP', outcome: 'done' },
      {
        action: 'create-rule',
        name: 'VmmFirewallCompanion-vmconnect-hyperv-tcp',
        outcome: 'failed',
      },
    ],
    state: 'partly',
    verified: false,
    sentence: sentence(1),
    turns: [{ ...winrm, change: 'better', before: 'disabled', after: 'allowed' }],
  }),
  at('23T09:00', 'CONTOSO\\anna', { kind: 'report', name: 'vmm-firewall-HV11.html' }),
  at('24T09:00', 'CONTOSO\\anna', { kind: 'settings', names: ['peers', 'exceptions'] }),
  at('28T06:00', '', {
    kind: 'drift',
    sentence: sentence(4, { unknown: 3 }),
    since: '2026-08-26T18:00:00.000Z',
    turns: [{ ...console, change: 'changed', before: 'disabled', after: 'unknown' }],
    causes: null,
  }),
  at('30T06:00', '', {
    kind: 'expired',
    flows: [{ id: console.id, direction: 'in', purpose: console.purpose }],
  }),
];
