import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasShared, readTable, shared } from '../../host/import/test-support/tables.ts';
import { regText } from '../../host/import/test-support/writers.ts';
import { naiveAnswer } from '../oracle/naive-law.ts';
import { realPolicies } from '../oracle/real-policies.ts';
import { requireOrSkip } from '../support/requirements.ts';
import { run } from './run.ts';

const available = requireOrSkip('real firewall policies (../shared/data)', hasShared);
const folder = mkdtempSync(join(tmpdir(), 'real-inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = z.object({
  flows: z.array(z.object({ id: z.string(), direction: z.string(), verdict: z.string() })),
});

/** Flows of one port whose listener is the kernel, so that a single question speaks for them. */
const kernelFlows: readonly (readonly [string, number])[] = [
  ['agent-control-winrm-5985', 5985],
  ['agent-control-winrm-5986', 5986],
  ['agent-install-smb-445', 445],
  ['agent-install-netbios-139', 139],
  ['agent-data-bits-443', 443],
];
const peers = ['10.1.2.3', '192.0.2.9', '2001:db8::5', 'fe80::1'];

/** What the naive law says of the port, asked from several places at once. */
function naiveVerdicts(policyName: string, localPort: number): Set<string> {
  const policy = realPolicies().find((each) => each.name === policyName);
  if (policy === undefined) throw new Error(`no policy ${policyName}`);
  const answers = peers.map((remoteAddress) =>
    naiveAnswer(
      { local: policy.host.local, groupPolicy: [] },
      {
        direction: 'in',
        profile: 'domain',
        protocol: 'tcp',
        localPort,
        remoteAddress,
        program: 'System',
        service: null,
      },
    ),
  );
  return new Set(answers.map((answer) => ('verdict' in answer ? answer.verdict : 'error')));
}

const expected: Record<string, readonly string[]> = {
  allow: ['allowed', 'allowed-by-default'],
  block: ['missing', 'disabled', 'blocked'],
  unknown: ['unknown'],
};

/** Verdicts that agree with the answers: with different ones for different peers only these can. */
function fitting(answers: ReadonlySet<string>): readonly string[] {
  const [only = ''] = answers;
  return answers.size === 1 ? (expected[only] ?? []) : ['limited', 'unknown'];
}

describe.runIf(available)('assess on real policies', () => {
  it.each([
    ['win10-1703', 'Windows 10'],
    ['win7-sp1', 'Windows 7'],
  ])('judges a registry export of %s as the naive law does', async (name, policyName) => {
    const path = join(folder, `${name}.reg`);
    writeFileSync(path, `\uFEFF${regText(readTable(`${name}/firewall-keys.tsv`))}`, 'utf16le');
    const { out, err, code } = await run([
      'assess',
      path,
      '--role',
      'hyperv-host',
      '--release',
      '2022',
      '--format',
      'json',
    ]);
    expect({ err, code }).toEqual({ err: '', code: 1 });
    const { flows } = report.parse(JSON.parse(out));
    for (const [id, port] of kernelFlows) {
      const verdicts = naiveVerdicts(policyName, port);
      const verdict =
        flows.find((flow) => flow.id === id && flow.direction === 'in')?.verdict ?? '';
      expect({ id, fits: fitting(verdicts).includes(verdict) }).toEqual({ id, fits: true });
    }
  });

  it('prints a table of a netsh export that says what is closed and why', async () => {
    const { out, code } = await run([
      'assess',
      shared('wfw-export/firewall.wfw'),
      '--role',
      'hyperv-host',
      '--release',
      '2022',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/^\d+ of \d+ required flows are closed on this server\./);
    expect(out).toContain('WINRM-HTTP-In-TCP-NoScope');
    expect(out).toContain('a netsh export holds no group policy');
  });
});
