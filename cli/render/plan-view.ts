import type { RepairView } from '../../app/companion/plan-view.ts';
import { headlineOf } from '../../core/assessment/words/english.ts';
import type { ViewOptions } from './assessment-view.ts';
import { forPolicyOwner, renderHindered } from './plan-hindrance.ts';
import { renderSteps } from './plan-steps.ts';
import { plainText } from './plain-text.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

export interface PlanOutput {
  readonly view: RepairView;
  readonly hasRoles: boolean;
  readonly inputNotes: readonly string[];
  readonly next: readonly NextStep[];
}

/** A command that a person can paste to go on, and what for. */
export interface NextStep {
  readonly what: string;
  readonly command: string;
}

type Options = Omit<ViewOptions, 'all'>;

/** The sentence before and after, what will change in words, exactly, and what no local rule can do. */
export function renderPlan({ view, hasRoles, inputNotes, next }: PlanOutput, options: Options) {
  const { width, paint } = options;
  const nothing = view.hindered.length === 0 ? wrapped('There is nothing to change.', width) : '';
  const blocks = [
    planSentences(view, hasRoles, options),
    view.steps.length === 0 ? nothing : renderSteps(view.steps, options).trimEnd(),
    view.hindered.length === 0 ? '' : renderHindered(view.hindered, options),
    ...inputNotes.map((note) => wrapped(`Note: ${note}`, width)),
    view.steps.length === 0
      ? ''
      : `${paint('Exactly, in PowerShell as administrator', 'heading')}\n${verbatim(view.commands)}`,
    ownerBlock(view, options),
    renderNext(next, options),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The sentence as it is, and as it will be. */
export function planSentences(
  view: RepairView,
  hasRoles: boolean,
  { width, paint }: Layout,
): string {
  const now = wrapped(`Now:  ${headlineOf(view.headlineBefore, hasRoles)}`, width);
  if (view.steps.length === 0) return now;
  const then = wrapped(`Then: ${headlineOf(view.headlineAfter, hasRoles)}`, width);
  return `${now}\n${paint(then, view.headlineAfter.failing === 0 ? 'good' : 'partly')}`;
}

/** Never wrapped, since it is pasted; names of rules may hold characters that rewrite a screen. */
const verbatim = (commands: string) =>
  commands
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${plainText(line)}`))
    .join('\n');

/** What is to be done first stands before the commands, and is said once for all that share it. */
function ownerBlock({ hindered }: RepairView, { paint, width }: Options): string {
  const byWords = new Map<string, Set<string>>();
  for (const flow of hindered) {
    const [words = '', ...commands] = forPolicyOwner(flow).split('\n\n');
    if (words === '') continue;
    const known = byWords.get(words) ?? new Set();
    byWords.set(words, known.add(commands.join('\n\n').trimEnd()));
  }
  const blocks = [...byWords].map(([words, commands]) =>
    [
      wrapped(words, width, '  '),
      ...[...commands].filter((text) => text !== '').map(verbatim),
    ].join('\n\n'),
  );
  if (blocks.length === 0) return '';
  return `${paint('For who owns the group policy', 'heading')}\n${blocks.join('\n\n')}`;
}

export function renderNext(next: readonly NextStep[], { paint, width }: Layout): string {
  if (next.length === 0) return '';
  return [
    paint('Next', 'heading'),
    ...next.flatMap(({ what, command }) => [wrapped(what, width, '  '), `    ${command}`]),
  ].join('\n');
}
