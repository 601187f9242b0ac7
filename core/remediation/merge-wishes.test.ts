import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../app/catalogue.ts';
import { firewallHost } from '../../test/support/firewall-host.ts';
import { policyOfSnapshot } from '../assessment/policy-of-snapshot.ts';
import { parseRule } from '../firewall/rule/parse-rule.ts';
import { stepsOf } from './merge-wishes.ts';
import { planStep } from './plan.ts';
import type { StepWish } from './propose-steps.ts';
import type { RuleBody } from './rule-for-traffic.ts';

const catalogue = loadCatalogue('vmm-2022');
function flow(id: string) {
  const found = catalogue.flows.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no flow ${id}`);
  return found;
}
const [wcf, bits, library] = [
  flow('console-to-server-wcf'),
  flow('agent-data-bits-443'),
  flow('library-to-host-bits'),
];

const off = 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=443|Name=x|';
const rule = (id: string) => parseRule('local', id, off);
const body = (port: number): RuleBody => ({
  direction: 'in',
  protocol: 'tcp',
  localPorts: [port],
  remotePorts: [],
  profiles: ['domain'],
  remoteAddresses: [],
});
const enable = (id: string, of = bits): StepWish => ({ kind: 'enable', rule: rule(id), flow: of });
const create = (port: number, of = bits, insteadOf: readonly string[] = []): StepWish => ({
  kind: 'create',
  body: body(port),
  flow: of,
  insteadOf,
});

const steps = (wishes: readonly StepWish[], rules: Readonly<Record<string, string>> = {}) =>
  stepsOf(wishes, policyOfSnapshot(firewallHost({ rules })), catalogue.sources, '2026-01-31');
const named = (wishes: readonly StepWish[], rules?: Readonly<Record<string, string>>) =>
  steps(wishes, rules).map((step) => [
    step.action === 'create-rule' ? step.rule.name : step.name,
    step.flows,
  ]);

const ownName = (id: string, number = '') => `VmmFirewallCompanion-${id}-tcp${number}`;

describe('wishes become steps', () => {
  it.each<[string, readonly StepWish[], readonly unknown[]]>([
    ['none', [], []],
    [
      'the same rule for two flows is one step',
      [enable('A'), enable('a', library)],
      [['A', [bits.id, library.id]]],
    ],
    ['the same flow twice is named once', [enable('A'), enable('A')], [['A', [bits.id]]]],
    [
      'equal new rules are one, under the name of the first flow',
      [create(443), create(443, library)],
      [[ownName(bits.id), [bits.id, library.id]]],
    ],
    [
      'different new rules of one flow are numbered',
      [create(443), create(444), create(445)],
      [
        [ownName(bits.id), [bits.id]],
        [ownName(bits.id, '-2'), [bits.id]],
        [ownName(bits.id, '-3'), [bits.id]],
      ],
    ],
    [
      'what is switched on comes first',
      [create(443), enable('A', wcf)],
      [
        ['A', [wcf.id]],
        [ownName(bits.id), [bits.id]],
      ],
    ],
  ])('%s', (_name, wishes, expected) => {
    expect(named(wishes)).toEqual(expected);
  });

  it('never take the name of a rule that is there, whatever its case', () => {
    const taken = { [ownName(bits.id).toUpperCase()]: off, [ownName(bits.id, '-2')]: off };
    expect(named([create(443)], taken)).toEqual([[ownName(bits.id, '-3'), [bits.id]]]);
  });

  it('say why a rule of Windows is left alone', () => {
    const [step] = steps([create(443, bits, ['odd\u0007rule', 'odd\u0007rule'])]);
    expect(step?.reason).toMatch(/^Needed for: .*Windows' own odd rule is left alone/);
    expect(planStep.safeParse(step).success).toBe(true);
  });
});

/** The description of the one rule that is made. */
function description(wishes: readonly StepWish[]): string {
  const [step] = steps(wishes);
  if (step?.action !== 'create-rule') throw new Error('a rule was to be created');
  return step.rule.description;
}

describe('the description of a created rule', () => {
  it('names flow and documents by title and address', () => {
    const text = description([create(8100, wcf)]);
    expect(text).toContain(`Flow: ${wcf.id}.`);
    expect(text).toMatch(/Documents: Identify VMM ports and protocols, 15 Nov 2024 \(https:\/\//);
    expect(text).toMatch(/Created 2026-01-31 by VMM Firewall Companion\.$/);
    expect(text).not.toMatch(/\bS\d\d\b/);
  });

  it('counts the documents that do not fit, whatever the number of flows', () => {
    const all = catalogue.flows.map((each) => create(443, each));
    const text = description(all);
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).toMatch(/; \d+ more\. Created/);
  });
});
