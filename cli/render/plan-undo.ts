import type { ChangeEntry } from '../../app/remediation/change-history.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { headline } from '../../core/assessment/words/english.ts';
import { nameOf, type Plan } from '../../core/remediation/plan.ts';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import { outcomeSentence, renderProblems } from './plan-result.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

const undoWords: Readonly<Record<string, string>> = {
  'remove-rule': 'remove',
  'disable-rule': 'set back',
  'restore-rule': 'put back',
};

/** What an undo will set back. */
export function renderUndoIntent(entry: ChangeEntry, plan: Plan, layout: Layout): string {
  const { id, at, user } = entry;
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
  const lines = plan.steps.map((step) =>
    wrapped(`- ${undoWords[step.action] ?? step.action} ${nameOf(step)}`, layout.width, '  '),
  );
  const head = wrapped(`Takes back ${id}, changed ${when} by ${user}:`, layout.width);
  return `${[layout.paint(head, 'heading'), ...lines].join('\n')}\n\n`;
}

/** What was set back, what was left, and what the firewall says now. */
export function renderUndone(report: ApplyReport, now: Assessment, layout: Layout): string {
  const { width, paint } = layout;
  const lines = [
    paint(wrapped(outcomeSentence(report), width), report.outcome === 'done' ? 'good' : 'partly'),
    renderProblems(report, width),
    wrapped(`Read again: ${headline(now)}`, width),
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
