import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { describeReason, headline, verdictWords } from '../../core/assessment/words/english.ts';

/**
 * A text as Markdown shows it letter for letter, in one line: names of rules and hosts come from
 * elsewhere and must neither end a table cell nor become a link or an image.
 */
export const markdownText = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&')
    .trim();

function rowOf(flow: FlowAssessment): string {
  const { verdict, purpose, protocol, ports, direction } = flow;
  const closed = flow.profiles.find((profile) => profile.verdict === verdict);
  const [reason] = closed?.reasons ?? [];
  const cells = [
    verdictWords[verdict].word,
    purpose,
    `${protocol.toUpperCase()} ${ports} ${direction}`,
    reason === undefined ? '' : describeReason(reason),
    flow.symptom,
  ];
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

/** The summary for a ticket: the sentence, where and when, and the flows that need action. */
export function summaryMarkdown(assessment: Assessment): string {
  const { host, release, roles, flows, faults } = assessment;
  const failing = flows.filter((flow) => flow.failing);
  const facts = [
    `Server: ${markdownText(host.name ?? 'not known')}`,
    ...(host.windows === null ? [] : [markdownText(host.windows)]),
    markdownText(release.name),
    `Roles: ${markdownText(roles.map(({ id }) => id).join(', ') || 'none')}`,
    ...(host.collectedAt === null ? [] : [`Read: ${markdownText(host.collectedAt)}`]),
  ];
  const table = ['| Verdict | Flow | Port | Why | Symptom |', '|---|---|---|---|---|'];
  return [
    `**${markdownText(headline(assessment))}**`,
    '',
    ...facts.map((fact) => `- ${fact}`),
    ...(failing.length > 0 ? ['', ...table, ...failing.map(rowOf)] : []),
    ...(faults.length > 0 ? ['', ...faults.map(({ text }) => `- ${markdownText(text)}`)] : []),
    '',
  ].join('\n');
}
