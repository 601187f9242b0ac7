import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
