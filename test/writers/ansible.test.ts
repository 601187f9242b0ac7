import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, type ScalarTag } from 'yaml';
import { z } from 'zod';
import { newRule, ownGroup, type NewRule } from '../../core/remediation/new-rule.ts';
import { ansiblePlaybook } from '../../core/remediation/writers/ansible-playbook.ts';
import { writeAnsibleTasks } from '../../core/remediation/writers/ansible.ts';
import { ownRules } from '../../core/remediation/writers/own-rules.ts';
import { yamlComment, yamlLines } from '../../core/remediation/writers/yaml-text.ts';
import { hostileFix } from './fix-of-plan.ts';
import { hostilePlan } from './hostile-plan.ts';

const off = { name: 'WINRM {{x}} "In"', text: 'v2.29|Action=Allow|Active=FALSE|' };
const plan = hostilePlan('VMM01', off);

/** Text that Ansible takes as it is. */
const unsafe: ScalarTag = { tag: '!unsafe', resolve: (text) => `verbatim:${text}` };
const marked = 'verbatim:';

/** Reads YAML as Ansible does; a text that it would take for a template is one of ours, or an error. */
const read = (text: string, own: readonly string[] = []): unknown =>
  settle(parse(text, { customTags: [unsafe], version: '1.1' }), own);

function settle(value: unknown, own: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => settle(entry, own));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, settle(entry, own)]),
    );
  if (typeof value !== 'string') return value;
  if (value.startsWith(marked)) return value.slice(marked.length);
  if (/\{[{%#]/.test(value) && !own.includes(value)) throw new Error(`a template: ${value}`);
  return value;
}

const parameters = z.strictObject({
  name: z.string(),
  group: z.literal(ownGroup),
  description: z.string(),
  direction: z.enum(['in', 'out']),
  action: z.literal('allow'),
  enabled: z.literal(true),
  state: z.literal('present'),
  profiles: z.array(z.string()),
  protocol: z.string(),
  localport: z.string(),
  remoteport: z.string(),
  remoteip: z.string(),
  program: z.string(),
  service: z.string(),
});

const list = (text: string) => (text === 'any' ? [] : text.split(','));
const ports = (text: string) =>
  list(text).map((entry) => {
    if (entry === 'RPC-EPMap') return 'RPCEPMap';
    return /^\d+$/.test(entry) ? Number(entry) : entry;
  });
const optional = (text: string) => (text === 'any' ? undefined : text);

/** The rule that win_firewall_rule makes; the id, which it does not know, from the plan. */
function readBack(given: unknown, id: string | undefined): NewRule {
  const read = parameters.parse(given);
  return newRule.parse({
    name: id,
    displayName: read.name,
    group: read.group,
    description: read.description,
    direction: read.direction,
    protocol: read.protocol,
    localPorts: ports(read.localport),
    remotePorts: ports(read.remoteport),
    program: optional(read.program),
    service: optional(read.service),
    profiles: read.profiles,
    remoteAddresses: list(read.remoteip),
  });
}

const created = ownRules(plan).flatMap(({ step, rule }) =>
  step.action === 'create-rule' && rule !== undefined ? [rule] : [],
);
const tasksSchema = z.array(z.record(z.string(), z.unknown()));
const rule = 'community.windows.win_firewall_rule';
const shell = 'ansible.windows.win_powershell';

describe('Ansible tasks', () => {
  it('say the rules of the plan', () => {
    const tasks = tasksSchema.parse(read(writeAnsibleTasks(hostileFix(plan), 'apply')));
    const [enable, ...creates] = tasks;
    expect(enable?.[shell]).toMatchObject({ parameters: { Name: off.name } });
    expect(creates.map((task, index) => readBack(task[rule], created[index]?.name))).toEqual(
      created,
    );
  });

  it('are taken back in turn', () => {
    const tasks = tasksSchema.parse(read(writeAnsibleTasks(hostileFix(plan), 'undo')));
    expect(tasks.flatMap((task) => (rule in task ? [task[rule]] : []))).toEqual(
      created.toReversed().map(({ displayName }) => ({ name: displayName, state: 'absent' })),
    );
    expect(tasks).toHaveLength(plan.steps.length);
  });

  it('are an empty list for an empty plan', () => {
    expect(read(writeAnsibleTasks(hostileFix({ ...plan, steps: [] }), 'apply'))).toEqual([]);
  });
});

const playSchema = z.tuple([
  z.object({
    hosts: z.literal('all'),
    vars: z.object({
      vmm_fixes: z.record(
        z.string(),
        z.object({
          rules: z.array(z.unknown()),
          switches: z.array(z.object({ name: z.string() })),
        }),
      ),
    }),
    tasks: z.array(z.record(z.string(), z.unknown())),
  }),
]);

const templates = [
  ...Object.keys(parameters.shape).map((key) => `{{ item.${key} }}`),
  '{{ (vmm_fixes[inventory_hostname_short | lower] | default({})).rules | default([]) }}',
  '{{ (vmm_fixes[inventory_hostname_short | lower] | default({})).switches | default([]) }}',
];

describe('the playbook for a fleet', () => {
  const names = ['VMM01.contoso.com', 'on', 'NULL', '12', "it's {{ 1 }}", 'constructor'];
  const fixes = names.map((host) => hostileFix({ ...plan, host }));

  it('holds what each host gets, by its short name, and the same tasks for all', () => {
    const [play] = playSchema.parse(read(ansiblePlaybook(fixes), templates));
    expect(Object.keys(play.vars.vmm_fixes).toSorted()).toEqual(
      ['vmm01', 'on', 'null', '12', "it's {{ 1 }}", 'constructor'].toSorted(),
    );
    for (const { rules, switches } of Object.values(play.vars.vmm_fixes)) {
      expect(rules.map((each, index) => readBack(each, created[index]?.name))).toEqual(created);
      expect(switches).toEqual([{ name: off.name }]);
    }
    expect(play.tasks.map((task) => task[rule] ?? task[shell])).toEqual([
      expect.objectContaining({ parameters: { Name: '{{ item.name }}' } }),
      Object.fromEntries(Object.keys(parameters.shape).map((key) => [key, `{{ item.${key} }}`])),
    ]);
  });

  it('is taken back by another, and stays sound without hosts', () => {
    const [undo] = playSchema.parse(read(ansiblePlaybook(fixes, 'undo'), templates));
    expect(undo.vars.vmm_fixes['vmm01']?.rules).toEqual(
      created.toReversed().map(({ displayName }) => ({ name: displayName, state: 'absent' })),
    );
    const [none] = playSchema.parse(read(ansiblePlaybook([]), templates));
    expect(none.vars.vmm_fixes).toEqual({});
  });
});

describe('YAML', () => {
  it('gives any text and key back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((t) => !/\p{Cs}/u.test(t));
    const leaf = fc.oneof(text, fc.boolean());
    fc.assert(
      fc.property(
        fc.dictionary(
          text,
          fc.oneof(leaf, fc.array(leaf), fc.array(fc.dictionary(text, leaf, { minKeys: 1 }))),
          {
            minKeys: 1,
          },
        ),
        text,
        (value, comment) => {
          const line = comment.replaceAll(/[\p{Cc}\u2028\u2029\ufeff]/gu, ' ');
          const lines = [yamlComment(line), ...yamlLines(value)];
          expect(read(lines.join('\n'))).toEqual(value);
        },
      ),
    );
  });
});
