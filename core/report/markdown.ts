import type { FlowAssessment } from '../assessment/model.ts';
import { verdictWords } from '../assessment/words/english.ts';
import { exceptionOf } from '../exceptions/apply-exceptions.ts';
import type { Report } from './model.ts';
import { profilesWords, reasonGroups } from './reason-groups.ts';
import {
  directionWords,
  elevationWords,
  furtherSentences,
  noteSentences,
  portWords,
  sentenceOf,
  timeWords,
  wordsOfId,
} from './words.ts';

/** Dropped: control and format characters, which could hide or turn what a ticket shows. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Text on one line that Markdown (CommonMark with GitHub's tables and links) takes as it stands. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(hidden, '')
    .replaceAll(/[\\`*_{}[\]<>|~&#!@$]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/www\./gi, (match) => `${match.slice(0, 3)}\\.`);
}
const md = escapeMarkdown;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** A ticket needs the cause; the other formats have the whole chain. */
const mostReasons = 2;

function reasonsOf(flow: FlowAssessment): string {
  const groups = reasonGroups(flow).filter(({ sentences }) => sentences.length > 0);
  return groups
    .map(({ profiles, sentences }) => {
      const said = sentences.slice(0, mostReasons).join(' ');
      return groups.length > 1 ? `On the ${profilesWords(profiles)}: ${said}` : said;
    })
    .join(' ');
}

function findingRows({ assessment }: Report): string[][] {
  return assessment.flows
    .filter(({ failing }) => failing)
    .map((flow) => [
      `**${verdictWords[flow.verdict].word}**`,
      `${md(flow.purpose)} (\`${flow.id}\`, ${directionWords[flow.direction]})`,
      md(portWords(flow)),
      md(reasonsOf(flow)),
      md(flow.symptom),
    ]);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}

function exceptionLines({ assessment, exceptions }: Report): string[] {
  return assessment.flows.flatMap((flow) => {
    const found = exceptionOf(flow, exceptions);
    if (found === undefined) return [];
    const until = found.expires === null ? 'without end' : `until ${found.expires}`;
    return [
      `- \`${flow.id}\` (${verdictWords[flow.verdict].word}): ${md(found.reason)} (${md(found.who)}, ${until})`,
    ];
  });
}

function factLines({ assessment, catalogue, tool, generatedAt }: Report): string[] {
  const { host, release, roles } = assessment;
  return [
    `- Host: ${md(host.name ?? 'not known')}${host.domain === null ? '' : `, ${md(host.domain)}`}; ${md(host.windows ?? 'Windows version not known')}`,
    `- ${md(release.name)}; roles: ${roles.length === 0 ? 'none' : md(roles.map(({ id }) => wordsOfId(id)).join(', '))}`,
    `- Read ${timeWords(host.collectedAt)}, ${elevationWords(host.elevated)}; written ${timeWords(generatedAt)}`,
    `- Catalogue ${md(catalogue.id)}, SHA-256 ${catalogue.hash.slice(0, 12)}; ${md(tool.name)} ${md(tool.version)}`,
  ];
}

/** Short, for a ticket: the sentence, what is closed and why, what was not evaluated. */
export function writeMarkdown(report: Report): string {
  const { assessment } = report;
  const rows = findingRows(report);
  const head = ['Verdict', 'Flow', 'Port', 'Why', 'When closed'];
  const lines = [
    `# ${md(sentenceOf(report))}`,
    '',
    ...furtherSentences(report).flatMap((sentence) => [md(sentence), '']),
    ...factLines(report),
    '',
    ...section('Closed', rows.length === 0 ? [] : table(head, rows)),
    ...section(
      'Settings',
      assessment.faults.map(
        ({ severity, text }) => `- ${severity === 'error' ? '**Error**' : 'Warning'}: ${md(text)}`,
      ),
    ),
    ...section('Exceptions', exceptionLines(report)),
    ...section(
      'To know',
      noteSentences(report).map((note) => `- ${md(note)}`),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
