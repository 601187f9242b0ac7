import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ownGroup, type NewRule } from '../../../core/remediation/new-rule.ts';
import {
  canonicalPlanText,
  plan as planSchema,
  type ChangePlan,
  type Plan,
} from '../../../core/remediation/plan.ts';
import type { FakeHost } from './host.ts';

const step = z.object({
  action: z.string(),
  name: z.string(),
  outcome: z.string(),
  message: z.string(),
});
const reportSchema = z.object({
  outcome: z.string(),
  message: z.string(),
  undoPlan: z.string().nullable(),
  steps: z.array(step),
});

export const rule: NewRule = {
  name: 'VmmFirewallCompanion-console-to-server-wcf-tcp',
  displayName: '"; Remove-Item $(throw) `n \' \u4e2d\u{1f600} & <x>',
  group: ownGroup,
  description: "it's $env:PATH; {0} %s @(1)",
  direction: 'in',
  protocol: 'tcp',
  localPorts: [8100, '5000-5010', 'RPC'],
  remotePorts: [],
  program: "C:\\Program Files\\a'b $(x)\\vmmservice.exe",
  service: 'SCVMMService',
  profiles: ['domain', 'private'],
  remoteAddresses: ['LocalSubnet', '10.1.2.0/24', 'fe80::1'],
};
export const udpRule: NewRule = {
  name: 'VmmFirewallCompanion-name-udp-2',
  displayName: 'Name',
  group: ownGroup,
  description: 'Names',
  direction: 'out',
  protocol: 'udp',
  localPorts: [],
  remotePorts: [53],
  profiles: ['domain', 'private', 'public'],
  remoteAddresses: [],
};

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const outcomes = (report: { steps: { outcome: string }[] }) =>
  report.steps.map((one) => one.outcome);

export type PlanRunner = ReturnType<typeof planRunner>;

/** Plans for one fake host, and ways to carry them out. */
export function planRunner(host: FakeHost) {
  const disabled = () => {
    const line =
      host
        .rules()
        .split('\n')
        .find((text) => text.includes('Active=FALSE')) ?? '';
    const [name = '', text = ''] = line.split('\t');
    return { name, text };
  };

  function changePlan(): ChangePlan {
    if ('unavailable' in host.sample.host) throw new Error('the sample has no name');
    const { name, text } = disabled();
    return {
      schemaVersion: 1,
      kind: 'plan',
      id: 'plan-1',
      createdAt: '2026-02-03T04:05:06Z',
      host: host.sample.host.name,
      catalogue: { id: 'vmm-2019', hash: 'a'.repeat(64) },
      tool: 'test',
      steps: [
        { action: 'create-rule', rule, flows: ['console-to-server-wcf'], reason: 'closed' },
        { action: 'enable-rule', name, store: 'local', expected: text, flows: [], reason: 'off' },
        { action: 'create-rule', rule: udpRule, flows: ['name'], reason: 'closed' },
      ],
    };
  }

  async function applyText(
    text: string,
    id: string,
    options: { hash?: string; args?: string[]; environment?: Record<string, string> } = {},
  ) {
    const file = path.join(host.folder, `${id}.json`);
    writeFileSync(file, text);
    const run = await host.run(
      'Invoke-VmmFirewallPlan.ps1',
      [
        '-PlanPath',
        file,
        '-Sha256',
        options.hash ?? sha256(text),
        '-OperationId',
        id,
        ...(options.args ?? []),
      ],
      options.environment,
    );
    if (run.stderr !== '') throw new Error(run.stderr);
    return { ...reportSchema.parse(JSON.parse(run.stdout)), exitCode: run.exitCode };
  }
  const apply = (plan: Plan, id: string, options = {}) =>
    applyText(canonicalPlanText(planSchema.parse(plan)), id, options);
  const undoOf = (id: string) => readFileSync(path.join(host.records, `${id}.undo.json`), 'utf8');
  const textOf = (name: string) =>
    host
      .rules()
      .split('\n')
      .find((line) => line.startsWith(`${name}\t`))
      ?.split('\t')[1];
  return { disabled, changePlan, applyText, apply, undoOf, textOf };
}
