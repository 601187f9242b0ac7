import { assess } from '../assessment/assess.ts';
import type { FlowKey } from '../assessment/flow-key.ts';
import { isSameFlow } from '../assessment/flow-key.ts';
import type { Assessment, FlowAssessment } from '../assessment/model.ts';
import { policyOfSnapshot } from '../assessment/policy-of-snapshot.ts';
import type { Situation } from '../assessment/situation.ts';
import type { Profile } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Catalogue } from '../vmm/catalogue.ts';
import type { Hindrance } from './hindrance.ts';
import type { Target } from './judge-targets.ts';
import { judgeTargets } from './judge-targets.ts';
import { stepsOf } from './merge-wishes.ts';
import { isOpen, openProfiles } from './open-flow.ts';
import { applySteps } from './plan-effect.ts';
import type { PlanStep } from './plan.ts';
import type { StepWish } from './propose-steps.ts';
import { wishesOf } from './propose-steps.ts';
import { refusalOf, whyStillClosed } from './still-closed.ts';

/** A flow that stays closed, wholly or on some profiles; one that does for several reasons is there for each. */
export interface HinderedProposal extends FlowKey {
  readonly hindrance: Hindrance;
  /** What would open it there once nothing stands in the way: for who can remove that. */
  readonly steps: readonly PlanStep[];
}

/** Changes that open flows, each proved in memory, and the flows that no local change can open. */
export interface Proposal {
  readonly steps: readonly PlanStep[];
  readonly hindered: readonly HinderedProposal[];
  readonly before: Assessment;
  /** The assessment as it will be, after all steps. */
  readonly after: Assessment;
}

/** The flows that are to be opened: the chosen ones, or with `null` everything that fails the host. */
export const targetsAmong = (
  { flows }: Assessment,
  chosen: readonly FlowKey[] | null,
): FlowAssessment[] =>
  flows.filter((flow) =>
    chosen === null ? flow.failing : chosen.some((key) => isSameFlow(key, flow)),
  );

/**
 * Proposes the changes that open the chosen flows. A step stays only if it opens one of its flows on
 * some profile once all steps are applied in memory; what stays closed is told with what stands in
 * the way.
 * @param chosen `null` for everything that fails the host
 * @param date the day for descriptions, ISO 8601
 */
export function propose(
  snapshot: Snapshot,
  catalogue: Catalogue,
  situation: Situation,
  chosen: readonly FlowKey[] | null,
  date: string,
): Proposal {
  const policy = policyOfSnapshot(snapshot);
  const before = assess(snapshot, catalogue, situation, policy);
  const targets = judgeTargets(
    targetsAmong(before, chosen),
    snapshot,
    catalogue,
    situation,
    policy,
  );
  const asSteps = (wishes: readonly StepWish[]) => stepsOf(wishes, policy, catalogue.sources, date);
  const wanted = asSteps(
    targets.flatMap((target) => wishesOf(target, target.closed.helpable, policy)),
  );
  const sound = wanted.filter((step) => refusalOf(step) === undefined);
  const tried = assess(applySteps(snapshot, sound), catalogue, situation);
  const opened = targets.filter(({ key, closed }) =>
    openProfiles(tried, key).some((profile) => closed.helpable.includes(profile)),
  );
  const steps = sound.filter((step) => opened.some(({ key }) => step.flows.includes(key.id)));
  const after =
    steps.length === sound.length
      ? tried
      : assess(applySteps(snapshot, steps), catalogue, situation);
  const stepsOn = (target: Target, profiles: readonly Profile[]) =>
    asSteps(wishesOf(target, profiles, policy));
  const hindered = targets.flatMap((target) => hinderedOf(target, after, wanted, stepsOn));
  return { steps, hindered, before, after };
}

type StepsOn = (target: Target, profiles: readonly Profile[]) => readonly PlanStep[];

/** Everything that keeps a flow closed after the steps. */
function hinderedOf(
  target: Target,
  after: Assessment,
  wanted: readonly PlanStep[],
  stepsOn: StepsOn,
): HinderedProposal[] {
  const { key, closed } = target;
  const told = closed.hindered.map(({ hindrance, profiles }) => ({
    ...key,
    hindrance,
    steps: stepsOn(target, profiles).filter((step) => refusalOf(step) === undefined),
  }));
  const open = openProfiles(after, key);
  const left = closed.helpable.filter((profile) => !open.includes(profile));
  if (left.length === 0 && told.length > 0) return told;
  const flow = after.flows.find((each) => isSameFlow(each, key));
  if (left.length === 0 && (flow === undefined || isOpen(flow)))
    return closed.helpable.length > 0
      ? []
      : [{ ...key, hindrance: { kind: 'nothing-to-do' }, steps: [] }];
  const refused = wanted.filter(({ flows }) => flows.includes(key.id));
  const because = whyStillClosed(flow, left, refused);
  return [...told, { ...key, hindrance: { kind: 'unknown', because }, steps: [] }];
}
