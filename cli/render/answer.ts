import { profileWords, storeWords } from '../../core/assessment/words/english.ts';
import { describeDependency } from '../../core/assessment/words/english-dependencies.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import type { Answer, AnswerReason, Question } from '../../core/firewall/question.ts';
import { valueName } from '../../core/vmm/value-name.ts';
import type { Tone } from './paint.ts';
import type { Layout } from './table.ts';
import { renderTable, wrapped } from './table.ts';

const words: Record<Answer['verdict'], { readonly word: string; readonly tone: Tone }> = {
  allow: { word: '✓ Allowed', tone: 'good' },
  block: { word: '⊘ Blocked', tone: 'bad' },
  unknown: { word: '? Cannot tell', tone: 'unsure' },
};

function because(reason: AnswerReason, { direction }: Question): string {
  const traffic = direction === 'in' ? 'inbound' : 'outbound';
  const sentences: Record<AnswerReason, string> = {
    rule: 'these rules decide.',
    'default-action': `no rule decides, so the default action for ${traffic} traffic holds.`,
    'firewall-off': 'the firewall is off here.',
    'inbound-blocked': 'all inbound traffic is blocked on this profile, whatever the rules say.',
    undecided: 'it depends on what is not known:',
  };
  return sentences[reason];
}

/** The answer to one question: the sentence, what it depends on, the rules. */
export function renderAnswer(
  policy: Policy,
  question: Question,
  answer: Answer,
  layout: Layout,
): string {
  const { word, tone } = words[answer.verdict];
  const sentence = `${word} on the ${profileWords[question.profile]} profile: ${because(answer.reason, question)}`;
  const depends = answer.unknown.map((item) =>
    wrapped(`- ${describeDependency(item)}`, layout.width, '  '),
  );
  const names = new Map(policy.rules.map((rule) => [`${rule.store} ${rule.id}`, rule]));
  const rows = answer.rules.map(({ store, id }) => {
    const rule = names.get(`${store} ${id}`);
    return [
      { text: rule?.action ?? '' },
      { text: storeWords[store] },
      { text: valueName(id) },
      { text: rule?.name ?? '' },
    ];
  });
  const columns = [
    { title: 'ACTION' },
    { title: 'STORE' },
    { title: 'RULE', weight: 1 },
    { title: 'NAME', weight: 1 },
  ];
  const table = rows.length === 0 ? [] : ['', renderTable(columns, rows, layout).trimEnd()];
  const head = layout.paint(wrapped(sentence, layout.width), tone);
  return `${[head, ...depends, ...table].join('\n')}\n`;
}
