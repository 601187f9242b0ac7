import { presentRule, ruleModule, switchModule, switchRule } from './ansible-task.ts';
import { ansibleNeeds, ansibleSteps } from './ansible.ts';
import { headLines, whyLines, type Fix, type Way } from './fix.ts';
import type { OwnRule } from './own-rules.ts';
import { yamlComment, yamlKey, yamlLines, YamlTemplate, type YamlMap } from './yaml-text.ts';

/** A host's name as Ansible's `inventory_hostname_short`, in small letters. */
export const shortName = (host: string): string => (host.split('.')[0] ?? host).toLowerCase();
const own = '(vmm_fixes[inventory_hostname_short | lower] | default({}))';

/**
 * One playbook for a fleet: what each host gets stands in its variables, by the first part of its
 * name, and hosts without any are left alone. Of two plans for one host the later one counts.
 */
export function ansiblePlaybook(fixes: readonly Fix[], way: Way = 'apply'): string {
  const byHost = new Map(fixes.map((fix) => [shortName(fix.plan.host), fix]));
  const hosts = [...byHost].flatMap(([host, fix]) => [
    ...headLines(fix, way, 'What one host gets').map((line) => `      ${yamlComment(line)}`),
    `      ${yamlKey(host)}:`,
    ...variablesOf(fix, way),
  ]);
  const isOn = way === 'apply';
  return `${[
    ...[
      `${isOn ? '' : 'Takes back: '}Firewall rules for VMM, for ${byHost.size} ${byHost.size === 1 ? 'host' : 'hosts'}, each by its own plan.`,
      ...ansibleNeeds,
      'Start it for some hosts only with: ansible-playbook FILE --limit NAME --check --diff',
    ].map(yamlComment),
    '---',
    `- name: ${JSON.stringify(isOn ? 'Open the flows that VMM needs' : 'Take back what was opened for VMM')}`,
    '  hosts: all',
    '  gather_facts: false',
    '  vars:',
    ...(hosts.length === 0 ? ['    vmm_fixes: {}'] : ['    vmm_fixes:', ...hosts]),
    '  tasks:',
    ...yamlLines(tasks(isOn), '    '),
  ].join('\n')}\n`;
}

function variablesOf(fix: Fix, way: Way): string[] {
  const { rules, switches } = ansibleSteps(fix, way);
  const list = (key: string, entries: readonly (OwnRule & { readonly parameters: YamlMap })[]) =>
    entries.length === 0
      ? [`        ${key}: []`]
      : [
          `        ${key}:`,
          ...entries.flatMap(({ step, parameters }) => [
            ...whyLines(fix, step).map((line) => `          ${yamlComment(line)}`),
            ...yamlLines([parameters], '          '),
          ]),
        ];
  return [
    ...list(
      'switches',
      switches.map((one) => ({ ...one, parameters: { name: one.name } })),
    ),
    ...list('rules', rules),
  ];
}

/** The same two tasks for every host; the parameters are those of a task for one rule. */
function tasks(isOn: boolean): YamlMap[] {
  const item = (key: string) => new YamlTemplate(`item.${key}`);
  const names = isOn ? ruleKeys : ['name', 'state'];
  const label = { label: item('name') };
  return [
    {
      name: isOn ? 'Enable rules' : 'Disable rules',
      [switchModule]: switchRule(item('name'), isOn),
      loop: new YamlTemplate(`${own}.switches | default([])`),
      loop_control: label,
    },
    {
      name: isOn ? 'Allow' : 'Remove',
      [ruleModule]: Object.fromEntries(names.map((key) => [key, item(key)])),
      loop: new YamlTemplate(`${own}.rules | default([])`),
      loop_control: label,
    },
  ];
}

/** Every parameter that a rule is given. */
const ruleKeys = Object.keys(
  presentRule({
    name: '',
    displayName: '',
    group: 'VMM Firewall Companion',
    description: '',
    direction: 'in',
    protocol: 'tcp',
    localPorts: [],
    remotePorts: [],
    profiles: [],
    remoteAddresses: [],
  }),
);
