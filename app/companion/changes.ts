import type { FlowKey } from '../../core/assessment/flow-key.ts';
import { powershellCommands } from '../../core/remediation/commands.ts';
import { nameOf, type Plan } from '../../core/remediation/plan.ts';
import type { ActivityEvent, RunEvent } from './activity-record.ts';
import type { ActivityEntry, ChangeResult, PlanView } from './api.ts';
import type { CurrentHost, ReadResult } from './current-host.ts';
import type { ChangeOutcome } from './host.ts';
import { CallFailed } from './problem.ts';
import type { ProposalHead, Repair, Shown } from './proposals.ts';
import { sentenceData } from './sentence.ts';

export interface ChangeSurroundings {
  readonly now: () => Date;
  /** A fresh id of 8 to 64 small letters, digits and hyphens. */
  readonly newId: () => string;
  readonly version: string;
  /** Gives the id of the entry. */
  readonly record: (event: ActivityEvent) => Promise<string>;
  /** What happened so far, the newest first. */
  readonly entries: () => Promise<readonly ActivityEntry[]>;
}

const refuse = (what: string, why: string, next: string): never => {
  throw new CallFailed({ what, why, next });
};

/** Proposals, and the one change that may run at a time. */
export class Changes {
  readonly #current: CurrentHost;
  readonly #around: ChangeSurroundings;
  readonly #proposals = new Map<string, Shown>();
  #isRunning = false;

  constructor(current: CurrentHost, around: ChangeSurroundings) {
    this.#current = current;
    this.#around = around;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The host was read again: what was proposed rests on what it was before. */
  forget(): void {
    this.#proposals.clear();
  }

  async propose(chosen: readonly FlowKey[] | null): Promise<PlanView> {
    const { repairOf } = await import('./proposals.ts');
    return this.#keep(repairOf(this.#current, chosen, this.#head()));
  }

  async proposeRemoval(): Promise<PlanView> {
    const { removalOf } = await import('./proposals.ts');
    return this.#keep(removalOf(this.#current, await this.#around.entries(), this.#head()));
  }

  #head(): ProposalHead {
    const { newId, now, version } = this.#around;
    return { id: newId(), now: now(), tool: `VMM Firewall Companion ${version}` };
  }

  #keep(shown: Shown): PlanView {
    this.#proposals.set(shown.view.planId, shown);
    return shown.view;
  }

  /** A repair that was proposed under this id; forgotten once the host is read again. */
  repair(planId: string, otherwise: string): Repair {
    const { repair } = this.#shown(planId, otherwise);
    return (
      repair ?? refuse(otherwise, 'Removing own rules has no such form.', 'Copy the commands.')
    );
  }

  #shown(planId: string, otherwise: string): Shown {
    const shown = this.#proposals.get(planId);
    return shown ?? refuse(otherwise, 'The host has been read since.', 'Look at the change again.');
  }

  async apply(planId: string): Promise<ChangeResult> {
    const { plan, isAsForeseen } = this.#shown(planId, 'Nothing was changed.');
    if (plan.steps.length === 0)
      return refuse('Nothing was changed.', 'There is nothing to change.', 'Close this.');
    return this.#alone(async () => {
      const outcome = await this.#carryOut(plan, 'applying');
      if (outcome.kind === 'not-done')
        return this.#notDone(outcome, powershellCommands(plan.steps));
      const read = await this.#readAgain();
      const verified = isAsForeseen(read, this.#current.reading);
      const run = runEvent(plan, outcome, read, verified);
      const entryId = await this.#around.record({ kind: 'change', ...run });
      return this.#result(entryId, outcome, plan.steps.length, verified);
    });
  }

  async undo(entryId: string): Promise<ChangeResult> {
    // From its first step on: the plan that is looked up must not meet another host.
    return this.#alone(async () => {
      const entry = (await this.#around.entries()).find(({ id }) => id === entryId);
      if (entry?.event.kind !== 'change' || !entry.canUndo)
        return refuse('Nothing was undone.', 'There is nothing to undo here.', 'Look at Activity.');
      const { operationId } = entry.event;
      const undo = await this.#current.host.undoPlanOf(operationId);
      if (!undo.ok) throw new CallFailed(undo.error);
      const outcome = await this.#carryOut(undo.value, 'undoing');
      const commands = powershellCommands(undo.value.steps);
      if (outcome.kind === 'not-done') return this.#notDone(outcome, commands);
      const read = await this.#readAgain();
      const isVerified = outcome.problem === null && read.problem === null;
      const run = runEvent(undo.value, outcome, read, isVerified);
      const id = await this.#around.record({ kind: 'undo', ...run, undoes: operationId });
      return this.#result(id, outcome, undo.value.steps.length, isVerified);
    });
  }

  /** After no answer only the firewall tells whether something was changed: it is read again. */
  async #notDone(
    outcome: Extract<ChangeOutcome, { kind: 'not-done' }>,
    commands: string,
  ): Promise<ChangeResult> {
    await this.#readAgain();
    return { ...outcome, commands };
  }

  async #alone(change: () => Promise<ChangeResult>): Promise<ChangeResult> {
    if (!this.#current.host.canChange)
      return refuse(
        'Nothing was changed.',
        'This host can be looked at only.',
        'Copy the commands.',
      );
    if (this.#isRunning)
      return refuse('Nothing was changed.', 'Another change is running.', 'Wait until it is done.');
    this.#isRunning = true;
    try {
      return await change();
    } finally {
      this.#isRunning = false;
      this.#current.idle();
    }
  }

  #carryOut(
    plan: Parameters<CurrentHost['host']['apply']>[0]['plan'],
    what: 'applying' | 'undoing',
  ): Promise<ChangeOutcome> {
    const onStep = this.#current.onStep(what);
    onStep('', 0, plan.steps.length);
    // Nothing cancels a change: of one that is no longer waited for, nobody knows how it ended.
    const { signal } = new AbortController();
    return this.#current.host.apply({ plan, signal, onStep });
  }

  async #readAgain(): Promise<ReadResult> {
    this.forget();
    return this.#current.readFresh();
  }

  #result(
    entryId: string,
    outcome: Extract<ChangeOutcome, { kind: 'done' }>,
    stepsPlanned: number,
    verified: boolean,
  ): ChangeResult {
    const { stepsDone, problem } = outcome;
    return { kind: 'done', entryId, verified, stepsDone, stepsPlanned, problem };
  }
}

/** A run as Activity keeps it; which steps were left stands in the journal of the computer. */
function runEvent(
  plan: Plan,
  { operationId, problem }: Extract<ChangeOutcome, { kind: 'done' }>,
  { assessment, difference }: ReadResult,
  verified: boolean,
): Omit<RunEvent, 'kind' | 'undoes'> {
  const outcome = problem === null ? 'done' : 'interrupted';
  return {
    operationId,
    rules: plan.steps.map((step) => ({ action: step.action, name: nameOf(step), outcome })),
    state: problem === null ? 'done' : 'partly',
    verified: assessment === null ? null : verified,
    sentence: assessment === null ? null : sentenceData(assessment),
    turns: [...difference.turns],
  };
}
