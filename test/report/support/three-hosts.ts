import type { FlowException } from '../../../core/exceptions/exception.ts';
import type { Report, ReportedChange } from '../../../core/report/model.ts';
import { profiles } from '../../../core/firewall/terms.ts';
import { sampleReport } from './sample-report.ts';

const exceptions: readonly FlowException[] = [
  {
    flow: 'agent-data-bits-443',
    host: 'HV*',
    reason: 'Nothing is deployed to this host until it moves to the new cluster.',
    who: 'CONTOSO\\j.doe, change 4711',
    expires: '2027-01-31',
  },
  {
    flow: 'agent-control-winrm-5985',
    direction: 'in',
    host: '*',
    reason: 'Waited for the new group policy.',
    who: 'CONTOSO\\a.roe',
    expires: '2026-10-31',
  },
];

const changes: readonly ReportedChange[] = [
  {
    id: '2026-11-23-1',
    time: '2026-11-23T16:04:12+01:00',
    who: 'CONTOSO\\administrator',
    kind: 'change',
    verified: true,
    steps: [
      {
        action: 'create',
        ruleId: 'VmmFirewallCompanion-console-to-server-wcf-tcp',
        ruleName: 'VMM console to management server (TCP 8100)',
        before: null,
        after:
          'v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100|Name=VMM console to management server (TCP 8100)|',
      },
    ],
    fixed: [{ id: 'console-to-server-wcf', direction: 'in' }],
  },
];

/** The hosts of the golden files: one repaired and with settings that are wrong, one closed, one unreadable. */
export const threeHosts = {
  'misconfigured-management-server-2025': () =>
    sampleReport('misconfigured-management-server-2025', { changes }),
  'hyperv-host-2019-disabled-rules': () =>
    sampleReport('hyperv-host-2019-disabled-rules', { exceptions, given: { profiles } }),
  'partly-unreadable-host-2022': () => sampleReport('partly-unreadable-host-2022'),
} satisfies Readonly<Record<string, () => Report>>;
