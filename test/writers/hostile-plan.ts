import { ownGroup, type NewRule } from '../../core/remediation/new-rule.ts';
import { changePlan, type ChangePlan, type PlanStep } from '../../core/remediation/plan.ts';

/** Texts that break out of careless quoting, each of which a plan may hold. */
export const hostileTexts = [
  "it's ''twice'' '''thrice",
  '\u2018left\u2019 right \u201alow\u201b reversed; Write-Output \u2019',
  "'; Remove-Item C:\\ -Recurse; '",
  '"double" ""twice"" \\"backslash\\" end\\',
  '\u201cdouble\u201d \u201elow',
  '$(throw 1) $env:PATH ${x} @(1) @{a=1}',
  'back`tick `n `0 `',
  '%PATH% %% %1 %~dp0 100%',
  'caret ^ ampersand & less < greater > exclamation ! (round) [square] {curly}',
  '{{ lookup("pipe", "id") }} {% raw %} {# note #}',
  'colon: dash - # hash, & anchor * alias ? key',
  'a=b name=all /? -? key==value',
  '; comment "key"=dword:00000001 [-HKEY_LOCAL_MACHINE\\SOFTWARE]',
  '#> <# comment #> #requires',
  "'@ @' here",
  '--% stop parsing',
  'trailing backslash \\',
  '\u4e2d\u6587 \u{1f600} \u00e9\u00df \u0416 e\u0301',
  'null ~ true 0x1F 1e3 __proto__',
  '\u3000 ideographic \u00a0 no-break ',
] as const;

const longest = (text: string, most: number) =>
  text.repeat(Math.ceil(most / text.length)).slice(0, most);

const rule = (number: number, text: string): NewRule => ({
  name: `VmmFirewallCompanion-hostile-${number}-tcp`,
  displayName: text.slice(0, 200),
  group: ownGroup,
  description: text,
  direction: 'in',
  protocol: 'tcp',
  localPorts: [8100 + number],
  remotePorts: [],
  profiles: ['domain'],
  remoteAddresses: [],
});

const step = (created: NewRule, reason: string): PlanStep => ({
  action: 'create-rule',
  rule: created,
  flows: ['console-to-server-wcf', 'agent-control-winrm-5985'],
  reason,
});

const everyField: NewRule = {
  ...rule(90, 'Every field'),
  localPorts: [8100, 'RPC', 'RPCEPMap', '5000-5010'],
  remotePorts: [1024, '2000-3000'],
  program: "C:\\Program Files\\a'b \u2019$(x) %y% &^ (1)\\vmmservice.exe",
  service: 'MSSQL$VMM',
  profiles: ['public', 'private', 'domain'],
  remoteAddresses: ['LocalSubnet', '10.1.0.0/16', '192.168.1.1-192.168.1.9', 'fe80::/64', '::1'],
};
const outbound: NewRule = {
  ...rule(91, 'Outbound'),
  name: 'VmmFirewallCompanion-hostile-91-udp-2',
  direction: 'out',
  protocol: 'udp',
  localPorts: [],
  remotePorts: [53],
  program: '%SystemRoot%\\System32\\svchost.exe',
  service: 'Dnscache',
  profiles: ['private', 'public'],
};

/** Rules that carry hostile text, rules that use every field, and what a plan may hold at most. */
export const hostileRules: readonly NewRule[] = [
  ...hostileTexts.map((text, index) => rule(index, text)),
  { ...rule(80, longest('a\'\u2019%^&" ', 200)), description: longest("%'\u2018&b", 1000) },
  everyField,
  outbound,
];

/** @param enable a rule of the host that is off, with its string */
export function hostilePlan(
  host: string,
  enable?: { readonly name: string; readonly text: string },
): ChangePlan {
  const steps = hostileRules.map((created) => step(created, created.description));
  const enabling: PlanStep[] =
    enable === undefined
      ? []
      : [
          {
            action: 'enable-rule',
            name: enable.name,
            store: 'local',
            expected: enable.text,
            flows: ['agent-control-winrm-5985'],
            reason: "it is there and 'off'",
          },
        ];
  // Parsed, so that no test rests on what a plan refuses.
  return changePlan.parse({
    schemaVersion: 1,
    kind: 'plan',
    id: 'plan-1',
    createdAt: '2026-02-03T04:05:06Z',
    host,
    catalogue: { id: 'vmm-2022', hash: 'a'.repeat(64) },
    tool: 'vmm-firewall-companion 0.1.0',
    steps: [...enabling, ...steps],
  });
}
