import type { PlanStep } from '../plan.ts';
import { crlf, headLines, stepsOn, whyLines, type Fix, type Way } from './fix.ts';
import { literal } from './powershell-text.ts';
import { ruleParameters, type RuleParameters } from './rule-parameters.ts';

const aboutOf = (name: string) => [
  'Needs the module NetworkingDsc, on this computer and on the ones it is for. Start this file and',
  `then the configuration: ${name} -OutputPath FOLDER [-NodeName NAME, NAME], which writes a`,
  'configuration to be applied with Start-DscConfiguration or any other means.',
];

function propertiesOf(step: PlanStep, way: Way): RuleParameters {
  const present = { Ensure: 'Present' };
  if (step.action === 'enable-rule')
    return { Name: step.name, ...present, Enabled: way === 'apply' ? 'True' : 'False' };
  if (way === 'undo') return { Name: step.rule.name, Ensure: 'Absent' };
  const { Name = step.rule.name, Profile, ...rest } = ruleParameters(step.rule);
  const profile = typeof Profile === 'string' ? Profile.split(', ') : (Profile ?? []);
  return { Name, ...present, ...rest, Profile: profile };
}

/** Lists where the resource has them, whatever their length. */
const lists = new Set(['Profile', 'LocalPort', 'RemotePort', 'RemoteAddress']);

function property(name: string, given: string | readonly string[]): string {
  const texts = typeof given === 'string' ? [given] : given;
  const values = texts.map(literal).join(', ');
  return `            ${name} = ${lists.has(name) ? `@(${values})` : values}`;
}

/**
 * A configuration for PowerShell DSC, with the resource `Firewall` of NetworkingDsc 8 or 9. The
 * caller encodes it as UTF-8 with a byte order mark.
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
    `        Firewall 'Step${index + 1}' {`,
    ...Object.entries(propertiesOf(step, way)).map(([key, given]) => property(key, given)),
    '        }',
  ]);
  return crlf([
    ...head.map((line) => `# ${line}`),
    `Configuration ${name} {`,
    "    param([string[]]$NodeName = 'localhost')",
    '    Import-DscResource -ModuleName NetworkingDsc',
    '    Node $NodeName {',
    ...resources,
    '    }',
    '}',
  ]);
}
