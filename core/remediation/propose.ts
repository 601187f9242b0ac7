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
 * Where the rules are to stand. A group policy brings what local rules can open and what policy
 * keeps them from; it has none of Windows' own rules to switch on.
 */
export type RulePlace = 'local' | 'group-policy';

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
  place: RulePlace = 'local',
): Proposal {
  const policy = policyOfSnapshot(snapshot);
  const before = assess(snapshot, catalogue, situation, policy);
  const asked = targetsAmong(before, chosen);
  const targets = judgeTargets(asked, snapshot, catalogue, situation, policy);
  const stepsFor = (wished: readonly Wished[]) => {
    const builtin = place === 'local' ? 'use' : 'leave';
    const wishes = wished.flatMap(([target, on]) => wishesOf(target, on, policy, builtin));
    return stepsOf(wishes, policy, catalogue.sources, date);
  };
  const wanted = stepsFor(targets.map((target) => [target, triedOn(target, place)]));
  const sound = wanted.filter((step) => refusalOf(step) === undefined);
  const effectOf = (steps: readonly PlanStep[]) =>
    assess(
      applySteps(snapshot, steps, place === 'local' ? 'local' : 'groupPolicy'),
      catalogue,
      situation,
    );
  const tried = effectOf(sound);
  const opened = targets.filter((target) => {
    const open = openProfiles(tried, target.key);
    return triedOn(target, place).some((profile) => open.includes(profile));
  });
  const steps = sound.filter((step) => opened.some(({ key }) => step.flows.includes(key.id)));
  const after = steps.length === sound.length ? tried : effectOf(steps);
  const hindered = targets.flatMap((target) => [
    ...stillHindered(target, after, place).map(({ hindrance, profiles }) => ({
      ...target.key,
      hindrance,
      steps: stepsFor([[target, profiles]]).filter((step) => refusalOf(step) === undefined),
    })),
    ...unexplained(target, after, wanted),
  ]);
  return { steps, hindered, before, after };
}

/** A flow and the profiles on which it is to be opened. */
type Wished = readonly [Target, readonly Profile[]];

const triedOn = ({ closed }: Target, place: RulePlace): readonly Profile[] =>
  place === 'local'
    ? closed.helpable
    : [...closed.helpable, ...closed.hindered.flatMap(({ profiles }) => profiles)];

/** What no local rule can change stays as it is; rules of a policy may have opened it. */
function stillHindered({ key, closed }: Target, after: Assessment, place: RulePlace) {
  if (place === 'local') return closed.hindered;
  const open = openProfiles(after, key);
  return closed.hindered.filter(({ profiles }) => !profiles.every((each) => open.includes(each)));
}

/** A flow that was to be opened and is not, or that there is nothing to do for. */
function unexplained(
  { key, closed }: Target,
  after: Assessment,
  wanted: readonly PlanStep[],
): HinderedProposal[] {
  const open = openProfiles(after, key);
  const left = closed.helpable.filter((profile) => !open.includes(profile));
  if (left.length === 0 && closed.helpable.length + closed.hindered.length > 0) return [];
  const flow = after.flows.find((each) => isSameFlow(each, key));
  const why = whyStillClosed(
    flow,
    left,
    wanted.filter(({ flows }) => flows.includes(key.id)),
  );
  // The rules may open a flow about which NetSecurity says otherwise: then there is something to do.
  const isFine = left.length === 0 && (flow === undefined || isOpen(flow));
  const hindrance: Hindrance = isFine ? { kind: 'nothing-to-do' } : { kind: 'unknown', ...why };
  return [{ ...key, hindrance, steps: [] }];
}
