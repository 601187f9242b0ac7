import { absentRule, presentRule, ruleModule, switchModule, switchRule } from './ansible-task.ts';
import { headLines, whyLines, type Fix, type Way } from './fix.ts';
import { ownRules, type OwnRule } from './own-rules.ts';
import { yamlComment, yamlLines, type YamlMap } from './yaml-text.ts';

/** Before 1.3 "any" service was a service of that name; win_powershell came with 1.5. */
export const ansibleNeeds = [
  `Needs the collections community.windows 1.3 or newer (${ruleModule}) and`,
  `ansible.windows 1.5 or newer (${switchModule}). The first knows a rule by the name it`,
  'displays.',
];

/** The steps as Ansible can tell them apart: rules of our own, or names of rules to switch. */
export interface AnsibleSteps {
  readonly rules: readonly (OwnRule & { readonly parameters: YamlMap })[];
  readonly switches: readonly (OwnRule & { readonly name: string })[];
}

/** @returns both lists in the order in which the way takes the steps */
export function ansibleSteps(fix: Fix, way: Way): AnsibleSteps {
  const own = ownRules(fix.plan);
  const ordered = way === 'apply' ? own : own.toReversed();
  return {
    rules: ordered.flatMap((one) => {
      if (one.step.action !== 'create-rule' || one.rule === undefined) return [];
      return [
        { ...one, parameters: way === 'apply' ? presentRule(one.rule) : absentRule(one.rule) },
      ];
    }),
    switches: ordered.flatMap((one) =>
      one.step.action === 'enable-rule' ? [{ ...one, name: one.step.name }] : [],
    ),
  };
}

/** A list of Ansible tasks for one host, to be encoded as UTF-8. */
export function writeAnsibleTasks(fix: Fix, way: Way): string {
  const { rules, switches } = ansibleSteps(fix, way);
  const isOn = way === 'apply';
  // A task's name is for the reader only, so it may do without what a template is made of.
  const task = (one: OwnRule, name: string, module: string, parameters: YamlMap): string[] => [
    '',
    ...whyLines(fix, one.step).map(yamlComment),
    ...yamlLines([{ name: name.replaceAll(/[{}]/g, ' '), [module]: parameters }]),
  ];
  const tasks = [
    ...switches.flatMap((one) =>
      task(
        one,
        `${isOn ? 'Enable' : 'Disable'} ${one.name}`,
        switchModule,
        switchRule(one.name, isOn),
      ),
    ),
    ...rules.flatMap((one) =>
      task(
        one,
        `${isOn ? 'Allow' : 'Remove'} ${one.rule?.displayName ?? ''}`,
        ruleModule,
        one.parameters,
      ),
    ),
  ];
  const head = [
    ...headLines(fix, way, 'Firewall rules for VMM, as Ansible tasks'),
    ...ansibleNeeds,
    'A play takes them by ansible.builtin.import_tasks.',
  ];
  const lines = [...head.map(yamlComment), '---', ...(tasks.length === 0 ? ['[]'] : tasks)];
  return `${lines.join('\n')}\n`;
}
