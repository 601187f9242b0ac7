import type { NewRule } from '../new-rule.ts';
import type { PlanStep } from '../plan.ts';
import { crlf, headLines, stepsOn, whyLines, type Fix, type Way } from './fix.ts';
import { literal } from './powershell-text.ts';
import { ruleParameters, type RuleParameters } from './rule-parameters.ts';

const aboutOf = (name: string) => [
  'Needs the module NetworkingDsc, on this computer and on the ones it is for. In Windows PowerShell',
  `load this file with a dot and a blank before its path, then call ${name} -OutputPath FOLDER`,
  '[-NodeName NAME, NAME]. That writes what Start-DscConfiguration or any other means applies.',
];

function propertiesOf(rule: NewRule, way: Way): RuleParameters {
  if (way === 'undo') return { Name: rule.name, Ensure: 'Absent' };
  const { Name = rule.name, Profile, ...rest } = ruleParameters(rule);
  const profile = typeof Profile === 'string' ? Profile.split(', ') : (Profile ?? []);
  return { Name, Ensure: 'Present', ...rest, Profile: profile };
}

/** Lists where the resource has them, whatever their length. */
const lists = new Set(['Profile', 'LocalPort', 'RemotePort', 'RemoteAddress']);

function property(name: string, given: string | readonly string[]): string {
  const texts = typeof given === 'string' ? [given] : given;
  const values = texts.map(literal).join(', ');
  return `            ${name} = ${lists.has(name) ? `@(${values})` : values}`;
}

/**
 * Switches a rule that is there. The resource `Firewall` would make one of that name where there is
 * none, and a rule of which nothing but the name is said lets everything in.
 */
function switched(name: string, way: Way): string[] {
  const [verb, wanted] = way === 'apply' ? ['Enable', 'True'] : ['Disable', 'False'];
  // What is not there is switched off already, and cannot be switched on.
  const missing = way === 'apply' ? 'Stop' : 'SilentlyContinue';
  const on = `-PolicyStore PersistentStore -Name ${literal(name)} -ErrorAction`;
  const found = `@(NetSecurity\\Get-NetFirewallRule ${on} ${missing})`;
  return [
    `            GetScript = { @{ Result = [string]${found}.Enabled } }`,
    `            TestScript = { @(${found} | Where-Object { [string]$_.Enabled -ne '${wanted}' }).Count -eq 0 }`,
    `            SetScript = { NetSecurity\\${verb}-NetFirewallRule ${on} Stop }`,
  ];
}

function resourceOf(step: PlanStep, way: Way, id: string): string[] {
  const isSwitch = step.action === 'enable-rule';
  const body = isSwitch
    ? switched(step.name, way)
    : Object.entries(propertiesOf(step.rule, way)).map(([key, given]) => property(key, given));
  return [`        ${isSwitch ? 'Script' : 'Firewall'} '${id}' {`, ...body, '        }'];
}

/**
 * A configuration for PowerShell DSC, with the resource `Firewall` of NetworkingDsc 8 or 9 for rules
 * of our own, and `Script`, which Windows brings, for rules that are there. The caller encodes it as
 * UTF-8 with a byte order mark.
 */
export function writeDsc(fix: Fix, way: Way): string {
  const name = way === 'apply' ? 'VmmFirewall' : 'VmmFirewallUndo';
  const head = [
    ...headLines(fix, way, 'Firewall rules for VMM, as a DSC configuration'),
    ...aboutOf(name),
  ];
  const resources = stepsOn(fix, way).flatMap((step, index) => [
    ...(index === 0 ? [] : ['']),
    ...whyLines(fix, step).map((line) => `        # ${line}`),
    ...resourceOf(step, way, `Step${index + 1}`),
  ]);
  return crlf([
    ...head.map((line) => `# ${line}`),
    `Configuration ${name} {`,
    "    param([string[]]$NodeName = 'localhost')",
    '    Import-DscResource -ModuleName PSDesiredStateConfiguration',
    '    Import-DscResource -ModuleName NetworkingDsc',
    '    Node $NodeName {',
    ...resources,
    '    }',
    '}',
  ]);
}
