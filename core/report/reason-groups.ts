import type { FlowAssessment } from '../assessment/model.ts';
import { describeReason, profileWords } from '../assessment/words/english.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Profile } from '../firewall/terms.ts';

/** Profiles on which the answer and all its reasons are the same. */
export interface ReasonGroup {
  readonly profiles: readonly Profile[];
  readonly verdict: FlowVerdict;
  readonly sentences: readonly string[];
}

/** What is the same on several profiles is said once. */
export function reasonGroups({ profiles }: FlowAssessment): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const { profile, verdict, reasons } of profiles) {
    const sentences = reasons.map(describeReason);
    const key = JSON.stringify([verdict, sentences]);
    const known = groups.get(key);
    groups.set(key, { profiles: [...(known?.profiles ?? []), profile], verdict, sentences });
  }
  return [...groups.values()];
}

/** `Domain profile`, `Domain and Private profiles`. */
export function profilesWords(profiles: readonly Profile[]): string {
  const names = profiles.map((profile) => profileWords[profile]);
  return names.length === 1
    ? `${names[0]} profile`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} profiles`;
}
