import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyInMemory } from '../../app/companion/apply-in-memory.ts';
import { loadCatalogue } from '../../app/catalogue.ts';
import { planOf, removalPlanOf } from '../../app/remediation/plan-of.ts';
import { ownRemovalOf } from '../../core/remediation/own-rules-of.ts';
import { isAvailable, snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { rule, udpRule } from '../powershell/module/plan-runner.ts';
import { fakeLiveHost, type FakeLiveHost } from './fake-live-host.ts';
import { runLine } from './run-line.ts';

const sample = snapshotSchema.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);
const timeoutMs = 120_000;

describe.runIf(requireEngine()?.isStandIn === true)('remove-own', { timeout: 240_000 }, () => {
  let fake: FakeLiveHost | undefined;
  const there = () => {
    if (fake === undefined) throw new Error('no engine');
    return fake;
  };
  // The order of registry values says nothing.
  const rules = () =>
    there()
      .windows.rules()
      .rules.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const run = (args: readonly string[], answer?: string) => runLine(args, there().live, answer);
  const head = () => ({
    id: 'test',
    now: new Date(),
    host: isAvailable(sample.host) ? sample.host.name : '',
    catalogue: loadCatalogue('vmm-2022'),
    tool: 'test',
  });
  const change = (name: string, edit: (text: string) => string) => {
    const { epoch, rules: list } = there().windows.rules();
    const changed = list.map((each) =>
      each.name === name ? { name, data: edit(each.data) } : each,
    );
    there().windows.setRules({ epoch: epoch + 1, rules: changed });
  };
  const create = (list: readonly (typeof rule)[]) =>
    planOf(
      list.map((each) => ({ action: 'create-rule', rule: each, flows: [], reason: 'test' })),
      head(),
    );

  beforeAll(() => {
    fake = fakeLiveHost(sample);
  });
  afterAll(() => fake?.live.close());

  it('says that there is none, and changes nothing', async () => {
    const before = rules();
    const { code, out } = await run(['remove-own', '--yes']);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'There is no rule of this program to remove.\n\n',
    });
    expect(rules()).toEqual(before);
  });

  it('shows, asks, removes, tells it in the journal, and puts back to the byte', async () => {
    const stock = rules();
    await there().live.apply(create([rule, udpRule]), true, { timeoutMs, manualScript: '' });
    const withOwn = rules();
    expect(withOwn).not.toEqual(stock);

    const tried = await run(['remove-own', '--what-if']);
    expect(tried).toMatchObject({ code: 0 });
    expect(tried.out).toContain(`${rule.name}: The rule is removed.`);
    expect(await run(['remove-own'], 'n')).toMatchObject({ code: 2 });
    expect(await run(['remove-own'])).toMatchObject({ code: 2 });
    expect(rules()).toEqual(withOwn);

    const removed = await run(['remove-own'], 'y');
    expect(removed).toMatchObject({ code: 0 });
    expect(removed.out).toContain(`- ${rule.displayName} (${rule.name})`);
    expect(removed.out).toContain('Done: 2 rules removed.');
    expect(rules()).toEqual(stock);

    const id = /vmm-firewall undo (\S+)/.exec(removed.out)?.[1] ?? '';
    const journal = JSON.parse((await run(['journal', '--json'])).out);
    expect(journal[0]).toMatchObject({ id, kind: 'removal', state: 'done' });
    expect((await run(['journal'])).out).toContain(`removed: ${rule.name}`);

    const undone = await run(['undo', '--yes']);
    expect(undone.out).toContain(`- put back ${rule.name}`);
    expect(undone).toMatchObject({ code: 0 });
    expect(rules()).toEqual(withOwn);
    await run(['remove-own', '--yes']);
    expect(rules()).toEqual(stock);
  });

  it('leaves a rule that it could not put back as it is, names it, and says so by its exit code', async () => {
    const before = rules();
    await there().live.apply(create([rule, udpRule]), true, { timeoutMs, manualScript: '' });
    change(udpRule.name, (text) => text.replace('Active=TRUE', 'Active=FALSE'));
    const removed = await run(['remove-own', '--yes']);
    expect(removed).toMatchObject({ code: 1 });
    expect(removed.out).toContain(`- ${udpRule.name}: others have made something else of it`);
    expect(rules()).toHaveLength(before.length + 1);
  });

  it('stops at a rule that was changed between reading and removing', async () => {
    await there().live.apply(create([rule]), true, { timeoutMs, manualScript: '' });
    const read = await there().live.collect({ timeoutMs });
    if (!read.ok) throw new Error(read.error.why);
    const removal = removalPlanOf(ownRemovalOf(read.value)?.steps ?? [], head());
    change(rule.name, (text) => text.replace('8100', '8101'));
    const { outcome } = await there().live.apply(removal, true, { timeoutMs, manualScript: '' });
    expect(outcome).toMatchObject({
      kind: 'done',
      result: { outcome: 'partly', steps: [{ outcome: 'left' }] },
    });
  });

  it('does in memory what the script does', () => {
    const added = applyInMemory(sample, create([rule]), 'one');
    const removal = removalPlanOf(ownRemovalOf(added.snapshot)?.steps ?? [], head());
    const removed = applyInMemory(added.snapshot, removal, 'two');
    expect(ownRemovalOf(removed.snapshot)?.steps).toEqual([]);
    if (removed.undo === null) throw new Error('nothing to undo');
    const back = applyInMemory(removed.snapshot, removed.undo, 'three');
    expect(ownRemovalOf(back.snapshot)?.steps).toHaveLength(1);
    expect(back.undo).toBeNull();
  });
});
