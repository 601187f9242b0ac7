import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { describeNote, headline, profileWords } from '../../core/assessment/words/english.ts';
import { exceptionSentence } from '../../core/exceptions/words.ts';
import type { AssessmentView, ViewOptions } from './assessment-view.ts';
import { countsLine, flowTable, foldedTable } from './flow-table.ts';
import { nextSteps } from './next-steps.ts';
import type { Tone } from './paint.ts';
import { plainText } from './plain-text.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

/** The sentence first, then the table, then what to do next. */
export function renderAssessment(view: AssessmentView, options: ViewOptions): string {
  const { assessment } = view;
  const needed = assessment.flows.filter((flow) => flow.needed);
  const others = assessment.flows.filter((flow) => !flow.needed);
  const blocks = [
    sentenceBlock(view, options),
    needed.length === 0 ? '' : flowTable(needed, view.exceptions, options),
    faultBlock(assessment, options),
    otherBlock(others, options),
    bullets('Exceptions', exceptionLines(view), options),
    bullets('Notes', notesOf(view), options),
    nextSteps(view, options),
  ];
  return blocks
    .filter((block) => block !== '')
    .map((block) => `${block.trimEnd()}\n`)
    .join('\n');
}

const outcomeTones: Record<Assessment['summary']['outcome'], Tone> = {
  compliant: 'good',
  'action-needed': 'bad',
  unknown: 'unsure',
};

/** The answer in a sentence, and of what. */
export function sentenceBlock(view: AssessmentView, { paint, width }: Layout): string {
  const { assessment } = view;
  const { summary } = assessment;
  const lines = wrapped(firstSentence(view), width);
  return `${paint(lines, outcomeTones[summary.outcome])}\n${paint(wrapped(contextLine(assessment), width), 'faint')}`;
}

/** Faults break VMM although every flow may be open, so the first sentence names them. */
function firstSentence(view: AssessmentView): string {
  const { faults, review } = view.assessment.summary;
  const more = [
    ...(faults === 0
      ? []
      : [
          `${faults} ${faults === 1 ? 'setting breaks' : 'settings break'} VMM whatever the rules say.`,
        ]),
    ...(review === 0
      ? []
      : [
          `${review} ${review === 1 ? 'is' : 'are'} open for some addresses only: see that all peers are among them.`,
        ]),
  ];
  return [mainSentence(view), ...more].join(' ');
}

/** A table printed elsewhere is no measure of what VMM needs, and the sentence does not say it is. */
function mainSentence({ assessment, catalogue }: AssessmentView): string {
  if (catalogue.missing === undefined || assessment.roles.length === 0) return headline(assessment);
  const { needed, failing } = assessment.summary;
  const wrong = catalogue.flows.filter(({ published }) => !published?.check.startsWith('correct'));
  const open =
    failing === 0
      ? 'Every port that the published table asks for is open on this server'
      : `${failing} of ${needed} ports that the published table asks for ${failing === 1 ? 'is' : 'are'} not open on this server`;
  return `${open}; ${wrong.length} of its ${catalogue.flows.length} rows are not right, see beside each.`;
}

const isGiven = (from: string) => (from === 'given' ? ' (given)' : '');

function contextLine({ host, release, roles, profiles }: Assessment): string {
  const roleNames = roles.map(({ id, from }) => `${id}${isGiven(from)}`);
  return [
    host.name === null ? '' : host.domain === null ? host.name : `${host.name}.${host.domain}`,
    host.windows ?? '',
    roles.length === 0 ? '' : `${release.name}${isGiven(release.from)}`,
    roleNames.join(', '),
    `${profiles.judged.map((profile) => profileWords[profile]).join(', ')} profile`,
    host.collectedAt === null ? '' : `read ${host.collectedAt}`,
  ]
    .filter((part) => part !== '')
    .join(' | ');
}

function faultBlock({ faults }: Assessment, layout: Layout): string {
  const { paint, width } = layout;
  if (faults.length === 0) return '';
  const lines = faults.map(({ severity, text, evidence }) => {
    const shown = evidence.length === 0 ? '' : ` (${evidence.join('; ')})`;
    const mark = severity === 'error' ? '✗ ' : '! ';
    return paint(
      wrapped(`${mark}${text}${shown}`, width, '  '),
      severity === 'error' ? 'bad' : 'partly',
    );
  });
  return [paint('Settings', 'heading'), ...lines].join('\n');
}

function otherBlock(others: readonly FlowAssessment[], options: ViewOptions): string {
  const { paint, width, all } = options;
  if (others.length === 0) return '';
  const title = paint('Cannot fail this server', 'heading');
  if (all) return `${title}\n${foldedTable(others, options)}`;
  const folded = `Recommended, for context, or for features not in use: ${countsLine(others)}; --all shows them.`;
  return `${title}\n${wrapped(folded, width, '  ')}`;
}

const exceptionLines = ({ exceptions }: AssessmentView): string[] =>
  exceptions.map((each) => `${each.flow}: ${exceptionSentence(each)}`);

function notesOf({ assessment, inputNotes, catalogue }: AssessmentView): string[] {
  return [
    ...inputNotes,
    ...(catalogue.missing === undefined ? [] : [`This table leaves out ${catalogue.missing}.`]),
    ...unreadLines(assessment),
    ...assessment.notes.filter(({ code }) => code !== 'part-unavailable').map(describeNote),
  ];
}

/** Parts that lack for one reason share a line. */
function unreadLines({ notes }: Assessment): string[] {
  const parts = new Map<string, string[]>();
  for (const note of notes) {
    if (note.code !== 'part-unavailable') continue;
    parts.set(note.detail, [...(parts.get(note.detail) ?? []), note.part]);
  }
  return [...parts].map(([reason, names]) => `Not known: ${names.join(', ')} (${reason}).`);
}

function bullets(title: string, items: readonly string[], { paint, width }: Layout): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => wrapped(`- ${plainText(item)}`, width, '  '));
  return [paint(title, 'heading'), ...lines].join('\n');
}
