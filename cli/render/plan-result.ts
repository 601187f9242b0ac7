import type { PlanStepView } from '../../app/companion/api.ts';
import type { Verification } from '../../app/remediation/verify.ts';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { headline, verdictWords } from '../../core/assessment/words/english.ts';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import { ruleLine } from './journal.ts';
import { renderSteps } from './plan-steps.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

/** What a plan will change, and the sentence before and after. */
export function renderIntent(
  intent: {
    readonly steps: readonly PlanStepView[];
    readonly before: Assessment;
    readonly after: Assessment;
  },
  layout: Layout,
): string {
  const { steps, before, after } = intent;
  return [
    wrapped(`Now:  ${headline(before)}`, layout.width),
    wrapped(`Then: ${headline(after)}`, layout.width),
    '',
    renderSteps(steps, layout),
    '',
  ].join('\n');
}

/** What carrying the plan out would come to, rule by rule. */
export function renderTrial({ steps, outcome }: ApplyReport, width: number): string {
  const lines = steps.map(({ name, message }) => wrapped(`${name}: ${message}`, width, '  '));
  const head =
    outcome === 'done'
      ? 'Nothing was changed. Carried out now, it would come to this:'
      : 'Nothing was changed. Carried out now, it would stop:';
  return `${[head, ...lines].join('\n')}\n`;
}

/** What was done, what the firewall says now, and how to take it back. */
export function renderApplied(
  result: {
    readonly report: ApplyReport;
    readonly now: Assessment;
    readonly verification: Verification;
  },
  layout: Layout & { readonly name: string },
): string {
  const { report, now, verification } = result;
  const { width, paint, name } = layout;
  const isClean = now.summary.failing === 0 && report.outcome === 'done';
  const blocks = [
    paint(wrapped(outcomeSentence(report), width), report.outcome === 'done' ? 'good' : 'bad'),
    renderProblems(report, width),
    paint(wrapped(`Read again: ${headline(now)}`, width), isClean ? 'good' : 'partly'),
    renderVerification(verification, layout),
    ...(hasDone(report) ? [`To take it back:\n    ${name} undo ${report.operationId}`] : []),
  ];
  return `${blocks.filter((block) => block !== '').join('\n')}\n`;
}

const hasDone = ({ steps }: ApplyReport) =>
  steps.some(({ outcome }) => outcome === 'done' || outcome === 'failed');

/** `Done: 3 rules created, 1 switched on.` */
export function outcomeSentence({ outcome, steps, message }: ApplyReport): string {
  const count = (action: string) =>
    steps.filter((step) => step.action === action && step.outcome === 'done').length;
  const parts = [
    [count('create-rule'), 'created'],
    [count('enable-rule'), 'switched on'],
    [count('remove-rule') + count('remove-own-rule'), 'removed'],
    [count('restore-rule'), 'put back'],
    [count('disable-rule'), 'set back'],
    [steps.filter((step) => step.outcome === 'already-done').length, 'so already'],
    [steps.filter((step) => step.outcome === 'left').length, 'left as others have changed them'],
  ] as const;
  const told = parts.filter(([number]) => number > 0);
  const [first = 'no rule', ...others] = told.map(([number, word], i) =>
    i > 0 ? `${number} ${word}` : `${number} ${number === 1 ? 'rule' : 'rules'} ${word}`,
  );
  const list = [first, ...others].join(', ');
  if (outcome === 'failed') return `Stopped: ${list}. ${message}`.trimEnd();
  return outcome === 'partly' ? `Done in part: ${list}.` : `Done: ${list}.`;
}

/** The rules with which it did not go as planned, each with the reason. */
export function renderProblems({ steps }: ApplyReport, width: number): string {
  return steps
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'left' || outcome === 'not-done')
    .map((step) => wrapped(`- ${ruleLine(step)}. ${step.message}`, width, '  '))
    .join('\n');
}

const flowWords = ({ id, direction, verdict }: FlowAssessment) =>
  `${id} (${direction === 'in' ? 'inbound' : 'outbound'}: ${verdictWords[verdict].word.toLowerCase()})`;

function renderVerification(verification: Verification, { width }: Layout): string {
  const { open, unexpected, notJudged, stillFailing } = verification;
  const list = (what: string, flows: readonly string[]) =>
    flows.length === 0 ? '' : wrapped(`${what}: ${flows.join(', ')}.`, width, '  ');
  const others = stillFailing.filter((flow) => !unexpected.includes(flow));
  return [
    list('Open now', [...new Set(open.map(({ id }) => id))]),
    list('Not open, although planned', unexpected.map(flowWords)),
    list('Stayed closed', others.map(flowWords)),
    list('Not judged for the roles found here, give --role', notJudged),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
