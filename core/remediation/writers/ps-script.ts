import type { PlanStep } from '../plan.ts';
import { crlf, headLines, stepsOn, whyLines, type Fix, type Way } from './fix.ts';
import { literal, table } from './powershell-text.ts';
import { functionsFor } from './ps-functions.ts';
import { ruleParameters } from './rule-parameters.ts';

const elevation = [
  'function Test-Elevation {',
  '    $user = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()',
  '    return $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)',
  '}',
  '',
];

const check = [
  "if (-not (Test-Elevation)) { throw 'This needs administrator rights: start it in an elevated PowerShell.' }",
  "$store = @{ PolicyStore = 'PersistentStore' }",
];

/** The call that carries a step out, or takes it back. */
function callOf(step: PlanStep, way: Way): string {
  if (step.action === 'create-rule') {
    return way === 'apply'
      ? `Set-OwnRule ${table(ruleParameters(step.rule))}`
      : `Remove-OwnRule ${literal(step.rule.name)}`;
  }
  return `${way === 'apply' ? 'Enable' : 'Disable'}-ExistingRule ${literal(step.name)}`;
}

/**
 * A script for Windows PowerShell 5.1 and PowerShell 7 that needs nothing beside it. It looks at
 * what is there first, so it may run again; -WhatIf shows what it would do. The caller encodes it as
 * UTF-8 with a byte order mark, without which 5.1 reads it in the code page of the computer.
 */
export function writePowershell(fix: Fix, way: Way): string {
  const steps = stepsOn(fix, way).map((step) => ({ step, call: callOf(step, way) }));
  const head = [
    ...headLines(fix, way, 'Firewall rules for VMM, in the local policy of this computer'),
    'May run again at any time. -WhatIf shows what it would do. Needs administrator rights.',
  ];
  const lines = [
    ...head.map((line) => `# ${line}`),
    '[CmdletBinding(SupportsShouldProcess = $true)]',
    'param()',
    'Set-StrictMode -Version Latest',
    "$ErrorActionPreference = 'Stop'",
    '',
    ...elevation,
    ...functionsFor(steps.map(({ call }) => call)),
    ...check,
    ...steps.flatMap(({ step, call }) => [
      '',
      ...whyLines(fix, step).map((line) => `# ${line}`),
      ...call.split('\n'),
    ]),
  ];
  return crlf(lines);
}
