import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import { planOf } from '../../app/remediation/plan-of.ts';
import { assess } from '../../core/assessment/assess.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { determineSituation, type Situation } from '../../core/assessment/situation.ts';
import { propose } from '../../core/remediation/propose.ts';
import { snapshot as snapshotSchema, type Snapshot } from '../../core/snapshot/schema.ts';
import { hostRoles, releaseIds } from '../../core/vmm/terms.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { fakeLiveHost, type FakeLiveHost } from './fake-live-host.ts';

const folder = new URL('../../assets/samples/', import.meta.url);
const samples = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'index.json',
);
const timeoutMs = 120_000;
const options = { timeoutMs, manualScript: '' };
const open: FakeLiveHost[] = [];
afterAll(() => Promise.all(open.map(({ live }) => live.close())));

const sampleOf = (name: string): Snapshot =>
  snapshotSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

function situationOf(host: Snapshot): Situation {
  const result = determineSituation(host, {}, releases, hostRoles);
  if (result.kind === 'ask') throw new Error(result.why);
  return result.situation;
}

function start(sample: Snapshot): FakeLiveHost {
  const host = fakeLiveHost(sample);
  if (host === undefined) throw new Error('no engine');
  open.push(host);
  return host;
}

async function collect({ live }: FakeLiveHost): Promise<Snapshot> {
  const result = await live.collect({ timeoutMs });
  if (!result.ok) throw new Error(`${result.error.what} ${result.error.why}`);
  return result.value;
}

const verdictsOf = (assessed: Assessment) =>
  assessed.flows.map(({ id, direction, verdict }) => `${id} ${direction} ${verdict}`);

/** @param release another one than the host's own, for which every flow that is not open is chosen */
function proposeFor(host: Snapshot, release?: Situation['release']) {
  const own = situationOf(host);
  const situation = release === undefined ? own : { ...own, release };
  const catalogue = loadCatalogue(catalogueOf(situation.release));
  const chosen = release === undefined ? null : assess(host, catalogue, situation).flows;
  const proposal = propose(host, catalogue, situation, chosen, '2026-01-31');
  const name = 'unavailable' in host.host ? 'unknown' : host.host.name;
  const plan = planOf(proposal.steps, {
    id: 'test-plan',
    now: new Date(0),
    host: name,
    catalogue,
    tool: 'test',
  });
  return { situation, catalogue, proposal, plan };
}

describe.runIf(requireEngine()?.isStandIn === true)(
  'the closed loop on the fake Windows',
  { timeout: 240_000 },
  () => {
    let plans = 0;
    it.each(samples)(
      'opens everything it can for every release, as foreseen, and takes it back to the byte: %s',
      async (name) => {
        const host = start(sampleOf(name));
        const before = await collect(host);
        const rulesBefore = host.windows.rules().rules;
        const known = new Set<string>();
        for (const release of [undefined, ...releaseIds]) {
          const { situation, catalogue, proposal, plan } = proposeFor(before, release);
          const said = JSON.stringify(plan.steps);
          if (plan.steps.length === 0 || known.has(said)) continue;
          known.add(said);
          const applied = await host.live.apply(plan, true, options);
          expect(applied.outcome).toMatchObject({ kind: 'done', result: { outcome: 'done' } });
          const after = assess(await collect(host), catalogue, situation);
          expect(verdictsOf(after)).toEqual(verdictsOf(proposal.after));

          const undo = await host.live.records.undoPlan(applied.operationId);
          if (undo === undefined) throw new Error('no undo plan');
          const undone = await host.live.apply(undo, true, options);
          expect(undone.outcome).toMatchObject({ kind: 'done', result: { outcome: 'done' } });
          expect(host.windows.rules().rules).toEqual(rulesBefore);
        }
        plans += known.size;
        await host.live.close();
      },
    );

    it('has tried plans of many releases', () => {
      expect(plans).toBeGreaterThan(2 * samples.length);
    });

    it('changes nothing the second time', async () => {
      const host = start(sampleOf('hyperv-host-2019-disabled-rules.json'));
      const { plan } = proposeFor(await collect(host));
      await host.live.apply(plan, true, options);
      const rules = host.windows.rules();
      const again = await host.live.apply(plan, true, options);
      expect(again.outcome).toMatchObject({ kind: 'done', result: { outcome: 'done' } });
      expect(host.windows.rules()).toEqual(rules);
    });

    it('says what was done when a step fails, and undo takes exactly that back', async () => {
      const host = start(sampleOf('hyperv-host-2019-disabled-rules.json'));
      const { plan } = proposeFor(await collect(host));
      const rulesBefore = host.windows.rules().rules;
      for (let step = 1; step <= plan.steps.length; step++) {
        host.windows.inject({ failChange: step });
        const { operationId, outcome } = await host.live.apply(plan, true, options);
        if (outcome.kind !== 'done') throw new Error(outcome.why);
        const outcomes = outcome.result.steps.map((each) => each.outcome);
        expect(outcomes.slice(0, step)).toEqual([
          ...Array<string>(step - 1).fill('done'),
          'failed',
        ]);
        expect(new Set(outcomes.slice(step))).toEqual(
          new Set(step < plan.steps.length ? ['not-done'] : []),
        );
        host.windows.inject({});
        const undo = await host.live.records.undoPlan(operationId);
        if (undo === undefined) throw new Error('no undo plan');
        await host.live.apply(undo, true, options);
        expect(host.windows.rules().rules).toEqual(rulesBefore);
      }
    });

    it('leaves a rule that others have changed since, and says so', async () => {
      const host = start(sampleOf('hyperv-host-2019-disabled-rules.json'));
      const { plan } = proposeFor(await collect(host));
      const { operationId } = await host.live.apply(plan, true, options);
      const { epoch, rules } = host.windows.rules();
      const own = rules.find(({ name }) => name.startsWith('VmmFirewallCompanion-'));
      if (own === undefined) throw new Error('no rule of ours');
      const changed = rules.map((rule) =>
        rule === own ? { ...rule, data: rule.data.replace('Action=Allow', 'Action=Block') } : rule,
      );
      host.windows.setRules({ epoch, rules: changed });
      const undo = await host.live.records.undoPlan(operationId);
      if (undo === undefined) throw new Error('no undo plan');
      const { outcome } = await host.live.apply(undo, true, options);
      expect(outcome).toMatchObject({ kind: 'done', result: { outcome: 'partly' } });
      expect(host.windows.rules().rules.map(({ name }) => name)).toContain(own.name);
    });

    it('tells what a plan would do without doing it', async () => {
      const host = start(sampleOf('hyperv-host-2019-disabled-rules.json'));
      const { plan } = proposeFor(await collect(host));
      const rules = host.windows.rules();
      const tried = await host.live.tryPlan(plan, { timeoutMs });
      expect(tried).toMatchObject({ ok: true, value: { outcome: 'done', whatIf: true } });
      expect(host.windows.rules()).toEqual(rules);
    });
  },
);
