import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firewallHost, type FirewallHost } from '../../test/support/firewall-host.ts';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import type { GivenSituation } from '../assessment/situation.ts';
import { determineSituation } from '../assessment/situation.ts';
import { parseRule } from '../firewall/rule/parse-rule.ts';
import { snapshot as snapshotSchema } from '../snapshot/schema.ts';
import { hostRoles } from '../vmm/terms.ts';
import type { FlowKey } from '../assessment/flow-key.ts';
import { propose } from './propose.ts';
import { planStep } from './plan.ts';
import { ruleString } from './rule-string.ts';

const folder = new URL('../../assets/samples/', import.meta.url);
const samples = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'index.json',
);

function proposeFor(
  name: string,
  chosen: readonly FlowKey[] | null = null,
  given: GivenSituation = {},
) {
  const host = snapshotSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  const result = determineSituation(host, given, releases, hostRoles);
  if (result.kind === 'ask') throw new Error(result.why);
  return propose(
    host,
    loadCatalogue(catalogueOf(result.situation.release)),
    result.situation,
    chosen,
    '2026-01-31',
  );
}

describe('propose', () => {
  it.each(samples)(
    'opens in memory every flow it offers a step for, and explains the others: %s',
    (name) => {
      const { steps, hindered, before, after } = proposeFor(name);
      const served = new Set(steps.flatMap((step) => step.flows));
      for (const flow of before.flows.filter(({ failing }) => failing)) {
        const isHindered = hindered.some(
          (each) => each.id === flow.id && each.direction === flow.direction,
        );
        const now = after.flows.find(
          (each) => each.id === flow.id && each.direction === flow.direction,
        );
        expect({ id: flow.id, open: now?.failing === false }).toEqual({
          id: flow.id,
          open: !isHindered,
        });
        expect(isHindered || served.has(flow.id)).toBe(true);
      }
    },
  );

  it.each(samples)('uses the closed vocabulary, and rules that Windows would take: %s', (name) => {
    for (const step of proposeFor(name).steps) {
      expect(planStep.safeParse(step).error).toBeUndefined();
      if (step.action !== 'create-rule') continue;
      const rule = parseRule(
        'local',
        step.rule.name,
        ruleString(step.rule, { major: 2, minor: 31 }),
      );
      expect([...rule.malformed, ...rule.doubts]).toEqual([]);
    }
  });

  it('switches the built-in rule on rather than adding one beside it', () => {
    const { steps } = proposeFor('hyperv-host-2019-disabled-rules.json', [
      { id: 'agent-control-winrm-5985', direction: 'in' },
    ]);
    expect(steps).toEqual([
      expect.objectContaining({ action: 'enable-rule', name: 'WINRM-HTTP-In-TCP' }),
    ]);
  });

  it('makes one rule for several flows that need the same', () => {
    const flows = ['agent-data-bits-443', 'library-to-host-bits', 'host-to-host-bits'];
    const { steps } = proposeFor(
      'hyperv-host-2019-disabled-rules.json',
      flows.map((id) => ({ id, direction: 'in' })),
    );
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      action: 'create-rule',
      flows,
      rule: { program: 'System', localPorts: [443] },
    });
  });

  it('scopes a new rule to the peers it was given', () => {
    const peers = { 'management-server': ['10.0.0.5', '10.0.0.4', '2001:db8::/64'] };
    const { steps } = proposeFor(
      'hyperv-host-2019-disabled-rules.json',
      [{ id: 'agent-data-bits-443', direction: 'in' }],
      { peers },
    );
    expect(steps[0]).toMatchObject({ rule: { remoteAddresses: ['10.0.0.4/31', '2001:db8::/64'] } });
  });

  it('offers nothing local where policy voids local rules, and says so', () => {
    const { steps, hindered } = proposeFor('policy-voids-local-rules-2022.json');
    expect(steps).toEqual([]);
    expect(new Set(hindered.map(({ hindrance }) => hindrance.kind))).toEqual(
      new Set(['policy-voids-local-rules']),
    );
  });

  it('names the block rule that no allow rule can beat', () => {
    const { hindered } = proposeFor('block-over-allow-2022.json', [
      { id: 'console-to-server-wcf', direction: 'in' },
    ]);
    expect(hindered).toEqual([
      expect.objectContaining({
        hindrance: {
          kind: 'blocked-by-local-rule',
          rules: [expect.objectContaining({ name: 'Block management ports' })],
        },
      }),
    ]);
  });
});

const winrm = 'agent-control-winrm-5985';
const chosenWinrm: readonly FlowKey[] = [{ id: winrm, direction: 'in' }];
const builtin = 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=5985|App=System|Name=x|';

/** What is proposed to open WinRM on all three profiles of a Hyper-V host. */
function proposeWinrm(host: FirewallHost) {
  const given: GivenSituation = {
    release: '2022',
    roles: ['hyperv-host'],
    profiles: ['domain', 'private', 'public'],
  };
  const snapshot = firewallHost(host);
  const result = determineSituation(snapshot, given, releases, hostRoles);
  if (result.kind === 'ask') throw new Error(result.why);
  const catalogue = loadCatalogue('vmm-2022');
  return propose(snapshot, catalogue, result.situation, chosenWinrm, '2026-01-31');
}

describe('propose, profile by profile', () => {
  it('opens the profiles it can where policy voids local rules on one', () => {
    const { steps, hindered, after } = proposeWinrm({
      policySwitches: { DomainProfile: { AllowLocalPolicyMerge: 0 } },
    });
    expect(steps).toEqual([
      expect.objectContaining({
        action: 'create-rule',
        rule: expect.objectContaining({ profiles: ['private', 'public'] }),
      }),
    ]);
    expect(hindered).toMatchObject([
      {
        id: winrm,
        hindrance: { kind: 'policy-voids-local-rules', profiles: ['domain'] },
        steps: [{ action: 'create-rule', rule: { profiles: ['domain'] } }],
      },
    ]);
    const flow = after.flows.find(({ id, direction }) => id === winrm && direction === 'in');
    expect(flow?.profiles.map(({ profile, verdict }) => [profile, verdict])).toEqual([
      ['domain', 'missing'],
      ['private', 'allowed'],
      ['public', 'allowed'],
    ]);
  });

  it('names every cause of a flow that is closed for several', () => {
    const { steps, hindered } = proposeWinrm({
      switches: { PublicProfile: { DoNotAllowExceptions: 1 } },
      policySwitches: { DomainProfile: { AllowLocalPolicyMerge: 0 } },
    });
    expect(steps).toHaveLength(1);
    expect(hindered.map(({ hindrance }) => hindrance)).toEqual([
      { kind: 'inbound-blocked', profiles: ['public'] },
      { kind: 'policy-voids-local-rules', profiles: ['domain'] },
    ]);
  });

  it('says that nothing is to be done for a flow that is open', () => {
    const { steps, hindered } = proposeWinrm({ rules: { on: builtin.replace('FALSE', 'TRUE') } });
    expect(steps).toEqual([]);
    expect(hindered.map(({ hindrance }) => hindrance.kind)).toEqual(['nothing-to-do']);
  });
});

describe("Windows' own rule that no plan can hold", () => {
  const name = 'WINRM-HTTP-In-TCP';

  it.each([
    ['control characters in its text', { [name]: `${builtin}Desc=bell \u0007|` }],
    ['a lone half of a character in its text', { [name]: `${builtin}Desc=\ud800|` }],
  ])('is left alone for a rule of our own, and the reason says so: %s', (_what, rules) => {
    const { steps, hindered } = proposeWinrm({ rules });
    expect(steps).toMatchObject([{ action: 'create-rule', flows: [winrm] }]);
    expect(steps[0]?.reason).toContain(`Windows' own ${name} is left alone`);
    expect(steps.every((step) => planStep.safeParse(step).success)).toBe(true);
    expect(hindered).toEqual([]);
  });

  it('is switched on where another one of them can be', () => {
    const { steps } = proposeWinrm({
      rules: { [name]: `${builtin}Desc=\u0007|`, 'WINRM-HTTP-In-TCP-NoScope': builtin },
    });
    expect(steps).toMatchObject([{ action: 'enable-rule', name: 'WINRM-HTTP-In-TCP-NoScope' }]);
  });
});
