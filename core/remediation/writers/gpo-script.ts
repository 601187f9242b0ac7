import { crlf, headLines, whyLines, type Fix, type Way } from './fix.ts';
import { ownRules, type OwnRule } from './own-rules.ts';
import { literal, table } from './powershell-text.ts';
import { functionsFor } from './ps-functions.ts';
import { ruleParameters } from './rule-parameters.ts';

const about = [
  'Start it as: .\\SCRIPT.ps1 -Gpo "contoso.com\\Name of the group policy object"',
  'Needs the right to edit that object, and the NetSecurity module. May run again at any time;',
  '-WhatIf shows what it would do. The object is written as a whole at the end: what others save',
  'in it meanwhile is lost.',
  'A group policy object has no built-in rules to enable: a rule of our own says the same instead.',
];

const open = [
  '# Opened once: each change on its own would fetch the whole object from a domain controller.',
  '$store = @{ GPOSession = (NetSecurity\\Open-NetGPO -PolicyStore $Gpo -ErrorAction Stop) }',
];

const save = [
  'if ($PSCmdlet.ShouldProcess($Gpo, "Save group policy object")) {',
  '    $null = NetSecurity\\Save-NetGPO -GPOSession $store.GPOSession -ErrorAction Stop',
  '}',
];

function callOf({ rule, step }: OwnRule, way: Way): string {
  if (rule === undefined) {
    const name = step.action === 'enable-rule' ? step.name : step.rule.name;
    return `Write-Warning ${literal(`Not written: ${name} has conditions that no rule of our own can say. Enable it on the computers.`)}`;
  }
  return way === 'apply'
    ? `Set-OwnRule ${table(ruleParameters(rule))}`
    : `Remove-OwnRule ${literal(rule.name)}`;
}

/**
 * A PowerShell script that puts the rules into a group policy object. It touches rules of our own
 * names only. The caller encodes it as UTF-8 with a byte order mark.
 */
export function writeGpo(fix: Fix, way: Way): string {
  const rules = ownRules(fix.plan);
  const calls = (way === 'apply' ? rules : rules.toReversed()).map((own) => ({
    step: own.step,
    call: callOf(own, way),
  }));
  const head = [
    ...headLines(fix, way, 'Firewall rules for VMM, in a group policy object'),
    ...about,
  ];
  return crlf([
    ...head.map((line) => `# ${line}`),
    '[CmdletBinding(SupportsShouldProcess = $true)]',
    'param([Parameter(Mandatory = $true)] [string]$Gpo)',
    'Set-StrictMode -Version Latest',
    "$ErrorActionPreference = 'Stop'",
    '',
    ...functionsFor(calls.map(({ call }) => call)),
    ...open,
    ...calls.flatMap(({ step, call }) => [
      '',
      ...whyLines(fix, step).map((line) => `# ${line}`),
      ...call.split('\n'),
    ]),
    '',
    ...save,
  ]);
}
