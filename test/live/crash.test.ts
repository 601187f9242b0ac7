import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeHistory, newestToUndo } from '../../app/remediation/change-history.ts';
import { sealedPlan } from '../../app/remediation/plan-file.ts';
import { planOf } from '../../app/remediation/plan-of.ts';
import { assessHost } from '../../app/assess-input.ts';
import { canonicalPlanText, type ChangePlan } from '../../core/remediation/plan.ts';
import { propose } from '../../core/remediation/propose.ts';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { fakeLiveHost, openFakeHost, type FakeLiveHost } from './fake-live-host.ts';

const sample = snapshotSchema.parse(
  JSON.parse(
    readFileSync(
      new URL('../../assets/samples/hyperv-host-2019-disabled-rules.json', import.meta.url),
      'utf8',
    ),
  ),
);
const timeoutMs = 120_000;
const options = { timeoutMs, manualScript: '' };

/** Two rules that are switched on and one that is created. */
function smallPlan(): ChangePlan {
  const judged = assessHost(sample, {});
  if (judged.kind === 'ask' || 'unavailable' in sample.host) throw new Error('not judged');
  const { catalogue, situation } = judged;
  const { steps } = propose(sample, catalogue, situation, null, '2026-01-31');
  const some = [
    ...steps.filter(({ action }) => action === 'enable-rule').slice(0, 2),
    ...steps.filter(({ action }) => action === 'create-rule').slice(0, 1),
  ];
  const head = { id: 'small', now: new Date(0), catalogue, tool: 'test', host: sample.host.name };
  return planOf(some, head);
}

const historyOf = async ({ records }: LiveHost) => {
  const journal = await records.journal();
  if (!journal.ok) throw new Error(journal.error.why);
  return changeHistory(journal.value, await records.operations());
};

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 50) {
    if (waited > timeoutMs) throw new Error('it never came to it');
    await delay(50);
  }
}

const runner = fileURLToPath(new URL('run-cli.mjs', import.meta.url));

/** Whether an engine that no process of ours holds any more works on the host, by Linux' process table. */
function isEngineAtWork(folder: string): boolean {
  const ours = new Set(childrenOf(process.pid));
  return processIds().some((id) => {
    if (ours.has(id)) return false;
    try {
      const [command = ''] = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      const environment = readFileSync(`/proc/${id}/environ`, 'utf8');
      return (
        command.endsWith('VmmTestEngine') && environment.includes(`VMM_FAKE_WINDOWS=${folder}`)
      );
    } catch {
      return false;
    }
  });
}

const processIds = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));
const childrenOf = (id: number) =>
  processIds().filter((child) => {
    try {
      return new RegExp(`^\\d+ \\(.*\\) . ${id} `).test(
        readFileSync(`/proc/${child}/stat`, 'utf8'),
      );
    } catch {
      return false;
    }
  });

describe.runIf(requireEngine()?.isStandIn === true)(
  'a change that is cut short',
  { timeout: 240_000 },
  () => {
    let host: FakeLiveHost;
    let plan: ChangePlan;
    let before: ReturnType<FakeLiveHost['windows']['rules']>['rules'];
    beforeAll(() => {
      const made = fakeLiveHost(sample);
      if (made === undefined) throw new Error('no engine');
      host = made;
      plan = smallPlan();
      before = host.windows.rules().rules;
    });
    beforeEach(() => {
      rmSync(host.windows.resultFolder, { recursive: true, force: true });
      host.windows.inject({});
    });
    afterAll(() => host?.live.close());

    const undo = async (id: string) => {
      const undoPlan = await host.live.records.undoPlan(id);
      if (undoPlan === undefined) throw new Error('no undo plan');
      return host.live.apply(undoPlan, true, options);
    };

    const moments = [1, 2, 3].flatMap((step) => [
      ['before', step, { hangChange: step }] as const,
      ['after', step, { hangAfterChange: step }] as const,
    ]);
    it.each(moments)(
      'PowerShell killed %s change %i: the journal says so, and undo restores to the byte',
      async (when, step, hang) => {
        host.windows.inject({ ...hang, hangMs: 600_000 });
        const cancel = new AbortController();
        const applying = host.live.apply(plan, true, { ...options, signal: cancel.signal });
        await until(() => host.windows.isHanging());
        cancel.abort();
        const { outcome, operationId } = await applying;
        expect(outcome.kind).not.toBe('done');
        host.windows.inject({});

        const [entry] = await historyOf(host.live);
        expect(entry).toMatchObject({ id: operationId, state: 'interrupted' });
        expect(entry?.rules.map((rule) => rule.outcome)).toEqual([
          ...Array<string>(step - 1).fill('done'),
          'interrupted',
        ]);
        const now = host.windows.rules().rules;
        const changed = now.filter(({ data }) => !before.some((rule) => rule.data === data));
        expect(changed).toHaveLength(when === 'before' ? step - 1 : step);

        expect(newestToUndo(await historyOf(host.live))?.id).toBe(operationId);
        expect((await undo(operationId)).outcome).toMatchObject({
          kind: 'done',
          result: { outcome: 'done' },
        });
        expect(host.windows.rules().rules).toEqual(before);
        expect(newestToUndo(await historyOf(host.live))).toBeUndefined();
      },
    );

    it.runIf(process.platform === 'linux').each([1, 2, 3])(
      'our own process killed during change %i: the journal knows what was done, and undo restores it',
      async (step) => {
        const { folder } = host.windows;
        const file = path.join(folder, 'plan.json');
        writeFileSync(file, canonicalPlanText(sealedPlan(plan)));
        host.windows.inject({ hangChange: step, hangMs: 500 });
        const command = ['--folder', folder, '--', 'apply', file, '--yes'];
        const child = spawn(process.execPath, [runner, ...command], { stdio: 'ignore' });
        const ended = once(child, 'close');
        await until(() => host.windows.isHanging());
        child.kill('SIGKILL');
        await ended;
        // PowerShell is a process of its own, which may come to its end or not.
        await until(() => !isEngineAtWork(folder));
        host.windows.inject({});

        const [entry] = await historyOf(host.live);
        const told = entry?.rules.filter(({ outcome }) => outcome === 'done') ?? [];
        const now = host.windows.rules().rules;
        const changed = now.filter(({ data }) => !before.some((rule) => rule.data === data));
        expect(changed.map(({ name }) => name)).toEqual(
          expect.arrayContaining(told.map(({ name }) => name)),
        );
        expect(entry?.rules.length).toBeGreaterThanOrEqual(changed.length);
        expect(told.length).toBeGreaterThanOrEqual(step - 1);

        const newest = newestToUndo(await historyOf(host.live));
        expect(newest?.id).toBe(entry?.id);
        expect((await undo(newest?.id ?? '')).outcome).toMatchObject({ kind: 'done' });
        expect(host.windows.rules().rules).toEqual(before);
      },
    );

    it('two at once: one after the other, and readers of the journal see whole entries', async () => {
      const other = openFakeHost(host.windows);
      if (other === undefined) throw new Error('no engine');
      const done = new AbortController();
      const reader = (async () => {
        while (!done.signal.aborted) {
          const journal = await host.live.records.journal();
          expect(journal.ok).toBe(true);
          await delay(20);
        }
      })();
      const runs = await Promise.all([
        host.live.apply(plan, true, options),
        other.apply(plan, true, options),
      ]);
      done.abort();
      await reader;
      const outcomes = runs.map(({ outcome }) =>
        outcome.kind === 'done' ? outcome.result.steps.map((step) => step.outcome) : outcome.why,
      );
      expect(outcomes.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
        ['already-done', 'already-done', 'already-done'],
        ['done', 'done', 'done'],
      ]);
      const changer = newestToUndo(await historyOf(host.live));
      await undo(changer?.id ?? '');
      expect(host.windows.rules().rules).toEqual(before);
      await other.close();
    });

    it('a result folder that is no folder: nothing is changed', async () => {
      mkdirSync(host.windows.resultFolder.replace(/[^/]+$/, ''), { recursive: true });
      writeFileSync(host.windows.resultFolder, '');
      const { outcome } = await host.live.apply(plan, true, options);
      if (outcome.kind === 'done') throw new Error('it was done');
      // Why the folder cannot be used is said, not only that there is no result.
      expect(outcome.why).toMatch(/VmmFirewallCompanion/);
      expect(host.windows.rules().rules).toEqual(before);
    });
  },
);
