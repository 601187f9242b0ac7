import { z } from 'zod';
import type { ScriptText } from '../powershell/script-text.ts';
import { applyReport } from './apply-report.ts';

/** Carries out a plan in a session that has administrator rights already. */
export const applySessionScript: ScriptText = {
  name: 'apply',
  text: `param($Parameters, $Progress)
Apply\\Invoke-VmmFirewallPlan -PlanPath $Parameters.planFile -Sha256 $Parameters.sha256 -OperationId $Parameters.operationId -Confirm:$false`,
};

/** Checks a plan as applying it does, and says what each step would do; changes and writes nothing. */
export const whatIfScript: ScriptText = {
  name: 'what-if',
  text: `param($Parameters, $Progress)
Apply\\Invoke-VmmFirewallPlan -PlanPath $Parameters.planFile -Sha256 $Parameters.sha256 -OperationId $Parameters.operationId -WhatIf -Confirm:$false`,
};

export const whatIfAnswer = applyReport;

/** Reads the change counters alone: a few registry values, so that it can be done often. */
export const countersScript: ScriptText = {
  name: 'counters',
  text: `param($Parameters, $Progress)
CollectRegistry\\Get-CounterPart`,
};

export const countersAnswer = z.record(z.string(), z.number().int());
