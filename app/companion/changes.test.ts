import { describe, expect, it, vi } from 'vitest';
import { planStep } from '../../core/remediation/plan.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { ChangeOutcome, Host } from './host.ts';
import { defaultSettings } from './settings.ts';
import { problem, sample, setUp } from './test-support/changing-companion.ts';

describe('a change', () => {
  it('that brought no answer reads the firewall again and leaves no entry', async () => {
    const outcome: ChangeOutcome = { kind: 'not-done', problem };
    const { companion, world } = setUp(() => () => Promise.resolve(outcome));
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    expect(await companion.applyPlan(planId)).toMatchObject({
      kind: 'not-done',
      problem,
      commands: expect.stringContaining('Enable-NetFirewallRule'),
    });
    expect(world.reads).toBe(2);
    const { entries } = await companion.listActivity();
    expect(entries.map(({ event }) => event.kind)).toEqual(['check']);
    expect((await companion.getState()).progress).toBeNull();
  });

  it('is not verified when the firewall shows something else than foreseen', async () => {
    // It says that it did everything, and did nothing.
    const { companion } = setUp(
      () =>
        ({ plan }) =>
          Promise.resolve({
            kind: 'done',
            operationId: 'operation',
            stepsDone: plan.steps.length,
            problem: null,
          }),
    );
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    expect(await companion.applyPlan(planId)).toMatchObject({ kind: 'done', verified: false });
  });

  it('runs alone: no second one, and no other host meanwhile', async () => {
    let finish: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let isCancelled = false;
    const { companion } = setUp((real) => async (request) => {
      await waiting;
      isCancelled = request.signal.aborted;
      return real(request);
    });
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    const first = companion.applyPlan(planId);
    expect(companion.isChanging).toBe(true);
    await companion.cancel();
    await expect(companion.applyPlan(planId)).rejects.toThrow('Another change is running');
    await expect(companion.openSample('x')).rejects.toThrow('A change is running');
    finish();
    expect(await first).toMatchObject({ kind: 'done', verified: true });
    expect([companion.isChanging, isCancelled]).toEqual([false, false]);
  });

  it('is taken back on its own host: no other is opened while its undo plan is looked up', async () => {
    let found: () => void = () => undefined;
    const looking = new Promise<void>((resolve) => {
      found = resolve;
    });
    const { companion, world } = setUp();
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    const applied = await companion.applyPlan(planId);
    const { host } = companion;
    const undoPlanOf = host.undoPlanOf.bind(host);
    vi.spyOn(host, 'undoPlanOf').mockImplementation(async (id) => {
      await looking;
      return undoPlanOf(id);
    });
    const undone = companion.undo(applied.kind === 'done' ? applied.entryId : '');
    await expect(companion.openSample('x')).rejects.toThrow('A change is running');
    await expect(companion.undo('twice')).rejects.toThrow('Another change is running');
    found();
    expect(await undone).toMatchObject({ kind: 'done', verified: true });
    expect([companion.host, world.reads, companion.isChanging]).toEqual([host, 3, false]);
    await expect(companion.undo('nothing')).rejects.toThrow('nothing to undo');
    expect(companion.isChanging).toBe(false);
  });

  it('rests on a reading: another one ends all proposals', async () => {
    const { companion } = setUp();
    await expect(companion.proposePlan(null)).rejects.toThrow('not assessed');
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    await companion.check();
    await expect(companion.applyPlan(planId)).rejects.toThrow('has been read since');
  });

  it('leaves alone what is excepted, unless it is asked for by its name', async () => {
    const flow = 'agent-control-winrm-5985';
    const exceptions = [{ flow, host: '*', reason: 'Agreed', who: 'Ops', expires: null }];
    const { companion } = setUp();
    await companion.check();
    await companion.saveSettings({ ...defaultSettings, exceptions });
    const all = await companion.proposePlan(null);
    expect(all.steps.flatMap(({ flows }) => flows)).not.toContain(flow);
    expect(all.headlineBefore).toMatchObject({ failing: 7, excepted: 1 });
    expect(all.headlineAfter).toMatchObject({ failing: 0, excepted: 1, outcome: 'compliant' });
    const one = await companion.proposePlan([{ id: flow, direction: 'in' }]);
    expect(one.headlineAfter).toMatchObject({ failing: 7, excepted: 0 });
  });
});

describe('the removal of own rules', () => {
  const name = 'VmmFirewallCompanion-test-tcp';
  const rule = {
    name,
    displayName: 'A rule of ours',
    group: 'VMM Firewall Companion',
    description: 'test',
    direction: 'in',
    protocol: 'tcp',
    localPorts: [5985],
    remotePorts: [],
    remoteAddresses: [],
    profiles: ['domain'],
  } as const;
  const own = { action: 'create-rule', rule, flows: [], reason: 'test' } as const;
  const withOwn = applySteps(sample, [planStep.parse(own)]);
  const texts = ({ firewall: { local } }: Snapshot) =>
    isAvailable(local) ? local.keys.flatMap(({ values }) => values) : [];

  it('shows what goes and what stays, takes it, is seen, told, and put back to the byte', async () => {
    const { companion } = setUp(undefined, withOwn);
    await companion.check();
    const [enabled] = (await companion.proposePlan([{ id: 'vmconnect-hyperv', direction: 'in' }]))
      .steps;
    expect(enabled?.action).toBe('enable');
    const plan = await companion.proposeRemoval();
    expect(plan).toMatchObject({
      steps: [{ action: 'remove', ruleId: name, ports: 'TCP 5985', after: null }],
      hindered: [],
      stays: { left: [], switchedOn: 0 },
    });
    expect(plan.commands).toContain(`Remove-NetFirewallRule -Name '${name}'`);
    expect(plan.headlineAfter?.failing).toBe((plan.headlineBefore?.failing ?? 0) + 1);

    const removed = await companion.applyPlan(plan.planId);
    expect(removed).toMatchObject({ kind: 'done', verified: true, stepsDone: 1, problem: null });
    const rules = (await companion.listRules()).map(({ id }) => id);
    expect(rules).not.toContain(name);
    const [entry] = (await companion.listActivity()).entries;
    expect(entry?.event).toMatchObject({
      kind: 'change',
      rules: [{ action: 'remove-own-rule', name, outcome: 'done' }],
      verified: true,
    });
    expect(await companion.undo(entry?.id ?? '')).toMatchObject({ kind: 'done', verified: true });
    const read = await companion.host.read({
      signal: new AbortController().signal,
      onStep: () => undefined,
    });
    expect(read.ok && texts(read.value)).toEqual(texts(withOwn));
  });

  it('says that rules which were switched on stay so, and names what others have changed', async () => {
    const { firewall } = withOwn;
    if (!isAvailable(firewall.local)) throw new Error('the sample has local rules');
    const changed = {
      ...withOwn,
      firewall: {
        ...firewall,
        local: {
          ...firewall.local,
          keys: firewall.local.keys.map((key) => ({
            ...key,
            values: key.values.map((value) =>
              value.name === name && value.type === 'REG_SZ'
                ? { ...value, data: value.data.replace('Name=A rule of ours', 'Name=@x.dll,-1') }
                : value,
            ),
          })),
        },
      },
    };
    const { companion } = setUp(undefined, changed);
    await companion.check();
    const repair = await companion.proposePlan(null);
    await companion.applyPlan(repair.planId);
    const plan = await companion.proposeRemoval();
    expect(plan.stays).toEqual({
      left: [{ name, why: 'changed-by-others' }],
      switchedOn: 1,
    });
  });

  it('is not verified while a rule is still there, and has no form for others', async () => {
    const claims: Host['apply'] = ({ plan }) =>
      Promise.resolve({
        kind: 'done',
        operationId: 'operation',
        stepsDone: plan.steps.length,
        problem: null,
      });
    const { companion } = setUp(() => claims, withOwn);
    await companion.check();
    const { planId } = await companion.proposeRemoval();
    await expect(companion.saveFix(planId, 'powershell')).rejects.toThrow('no such form');
    expect(await companion.applyPlan(planId)).toMatchObject({ kind: 'done', verified: false });
  });

  it('is refused where the rules could not be read', async () => {
    const local = { unavailable: 'access denied' };
    const { companion } = setUp(undefined, { ...sample, firewall: { ...sample.firewall, local } });
    await companion.check();
    await expect(companion.proposeRemoval()).rejects.toThrow('could not be read');
  });
});
