import type { LeftRule, OwnRemoval } from '../../core/remediation/own-rules-of.ts';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import { outcomeSentence, renderProblems } from './plan-result.ts';
import { plainText } from './plain-text.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

type Named = Layout & { readonly name: string };

const leftWords: Record<LeftRule['why'], string> = {
  'changed-by-others':
    'others have made something else of it, which undo could not put back; Remove-NetFirewallRule -Name removes it',
  'too-many-at-once': 'more than fit in one run; run this command again',
};

/** What will be removed, what stays and why, and what that means for the flows. */
export function renderRemovalIntent(
  intent: {
    readonly removal: OwnRemoval;
    /** The sentence of the host now and then; undefined for one that cannot be judged. */
    readonly before: string | undefined;
    readonly after: string | undefined;
    /** Changes that switched rules on and have not been undone. */
    readonly switchedOn: readonly string[];
  },
  layout: Named,
): string {
  const { removal, before, after, switchedOn } = intent;
  const { width, paint } = layout;
  const line = (text: string) => wrapped(text, width, '  ');
  const { steps, left } = removal;
  const blocks = [
    steps.length === 0
      ? 'There is no rule of this program to remove.'
      : [
          ...(before === undefined || after === undefined
            ? []
            : [wrapped(`Now:  ${before}`, width), wrapped(`Then: ${after}`, width), '']),
          paint('Rules of this program to remove', 'heading'),
          ...steps.map(({ rule }) => line(`- ${rule.displayName} (${rule.name})`)),
        ].join('\n'),
    left.length === 0
      ? ''
      : [
          paint('Left as they are', 'heading'),
          ...left.map(({ name, why }) => line(`- ${plainText(name)}: ${leftWords[why]}`)),
        ].join('\n'),
    switchedOn.length === 0
      ? ''
      : [
          wrapped('Rules of Windows that were switched on stay on. To set them back:', width),
          ...switchedOn.map((id) => `    ${layout.name} undo ${id}`),
        ].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n\n`;
}

/** What was removed, what the firewall says now, and how the rules come back. */
export function renderRemoved(
  { report, now }: { readonly report: ApplyReport; readonly now: string | undefined },
  { width, paint, name }: Named,
): string {
  const lines = [
    paint(wrapped(outcomeSentence(report), width), report.outcome === 'done' ? 'good' : 'partly'),
    renderProblems(report, width),
    now === undefined ? '' : wrapped(`Read again: ${now}`, width),
    `To put them back:\n    ${name} undo ${report.operationId}`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
