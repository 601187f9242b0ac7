import type { Dependency } from '../../firewall/decision/dependency.ts';
import type { FlowVerdict } from '../../firewall/flow/verdict.ts';
import type { RuleProblem } from '../../firewall/rule/rule-flaw.ts';
import type { Direction, Profile, Store } from '../../firewall/terms.ts';
import type { FaultSummary, Note, Summary } from '../model.ts';
import type { Reason, RuleName } from '../reason.ts';

/** What the first sentence needs of a summary. */
export type SummaryCounts = Pick<Summary, 'needed' | 'failing' | 'unknown' | 'excepted'>;

/** What an assessment says in one language. */
export interface Words {
  /** BCP 47. */
  readonly language: string;
  /** What a verdict is called, and its shape for places without colour. */
  readonly verdicts: Readonly<
    Record<FlowVerdict, { readonly word: string; readonly shape: string }>
  >;
  readonly profiles: Readonly<Record<Profile, string>>;
  readonly stores: Readonly<Record<Store, string>>;
  readonly directions: Readonly<Record<Direction, string>>;
  /** `a, b and c`; lists longer than `most` end with how many more there are. */
  readonly listed: (items: readonly string[], most?: number) => string;
  readonly rule: (rule: RuleName) => string;
  /** One sentence for one reason. */
  readonly reason: (reason: Reason) => string;
  /** What an answer that is unknown depends on: a clause without a full stop. */
  readonly dependency: (dependency: Dependency) => string;
  /** What is wrong with a rule and where: a clause without a full stop. */
  readonly ruleProblem: (problem: RuleProblem) => string;
  /** The same of a key that nobody documented. */
  readonly unknownKey: (key: string) => string;
  readonly note: (note: Note) => string;
  readonly fault: (fault: FaultSummary) => string;
  /** The sentence that stands above everything else. */
  readonly headline: (summary: SummaryCounts, hasRoles: boolean) => string;
}
