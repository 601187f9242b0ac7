import type { ChangeEntry, ChangedRule } from '../../app/remediation/change-history.ts';
import { hasChanged, newestToUndo } from '../../app/remediation/change-history.ts';
import type { Tone } from './paint.ts';
import type { Cell, Layout } from './table.ts';
import { renderTable, wrapped } from './table.ts';

const stateWords: Record<ChangeEntry['state'], { readonly word: string; readonly tone: Tone }> = {
  done: { word: 'done', tone: 'good' },
  partly: { word: 'done in part', tone: 'partly' },
  failed: { word: 'stopped by an error', tone: 'bad' },
  interrupted: { word: 'interrupted, or still at work', tone: 'unsure' },
};

const kindWords: Record<ChangeEntry['kind'], string> = {
  plan: 'change',
  undo: 'undo',
  removal: 'removal',
};

const actionWords: Readonly<Record<string, string>> = {
  'create-rule': 'created',
  'enable-rule': 'switched on',
  'remove-rule': 'removed',
  'disable-rule': 'set back',
  'remove-own-rule': 'removed',
  'restore-rule': 'put back',
};

const outcomeWords: Record<ChangedRule['outcome'], (action: string, name: string) => string> = {
  done: (action, name) => `${actionWords[action] ?? action}: ${name}`,
  'already-done': (_, name) => `was so already: ${name}`,
  'would-change': (_, name) => `unchanged: ${name}`,
  left: (_, name) => `left, changed by others: ${name}`,
  failed: (action, name) => `failed, not ${actionWords[action] ?? action}: ${name}`,
  'not-done': (_, name) => `not begun: ${name}`,
  interrupted: (action, name) => `perhaps ${actionWords[action] ?? action}: ${name}`,
};

/** What became of one rule. */
export const ruleLine = ({ outcome, action, name }: Omit<ChangedRule, 'message'>): string =>
  outcomeWords[outcome](action, name);

/** More rules than this are counted; the JSON output has all. */
const mostRules = 6;

function ruleLines({ rules }: ChangeEntry): string[] {
  if (rules.length === 0) return ['no rule'];
  const lines = rules.slice(0, mostRules).map(ruleLine);
  const more = rules.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more with --json`] : lines;
}

function undoWords({ kind, undoes, undoneBy }: ChangeEntry): string {
  if (kind === 'undo') return `took back ${undoes ?? ''}`;
  return undoneBy === undefined ? '' : `undone by ${undoneBy}`;
}

function row(entry: ChangeEntry): Cell[] {
  const { word, tone } = stateWords[entry.state];
  return [
    { text: [entry.at.slice(0, 16).replace('T', ' '), entry.user] },
    { text: [kindWords[entry.kind], word], tone },
    { text: ruleLines(entry) },
    { text: [entry.id, undoWords(entry)] },
  ];
}

/** The history, the newest first, and how to take the newest change back. */
export function renderJournal(
  history: readonly ChangeEntry[],
  layout: Layout,
  name: string,
): string {
  if (history.length === 0) return 'Nothing was changed here yet.\n';
  const changes = history.filter((entry) => entry.kind !== 'undo' && hasChanged(entry));
  const open = changes.filter(({ undoneBy }) => undoneBy === undefined);
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  const table = renderTable(
    [
      { title: 'WHEN (UTC)', most: 24 },
      { title: 'WHAT', most: 18 },
      { title: 'RULES', weight: 3 },
      { title: 'ID', weight: 2 },
    ],
    history.map(row),
    layout,
  );
  const newest = newestToUndo(history.toReversed());
  return [
    wrapped(`${count}, ${open.length} of them not undone.`, layout.width),
    '',
    table.trimEnd(),
    ...(newest === undefined
      ? []
      : [
          '',
          layout.paint('Next', 'heading'),
          '  Take the newest back:',
          `    ${name} undo ${newest.id}`,
        ]),
    '',
  ].join('\n');
}
