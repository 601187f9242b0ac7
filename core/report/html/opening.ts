import type { Assessment } from '../../assessment/model.ts';
import { profileWords } from '../../assessment/words/english.ts';
import { bySeverity, type FlowVerdict } from '../../firewall/flow/verdict.ts';
import type { Report } from '../model.ts';
import { elevationWords, furtherSentences, sentenceOf, timeWords, wordsOfId } from '../words.ts';
import { counts } from './counts.ts';
import { code, foreign, html, joined, type Content, type Markup } from './markup.ts';
import { verdictShape } from './verdict-mark.ts';

/** The verdict whose shape stands for the whole host. */
function worstOfHost({ summary, roles, flows }: Assessment): FlowVerdict {
  if (roles.length === 0) return 'not-applicable';
  if (summary.outcome === 'unknown') return 'unknown';
  if (summary.outcome === 'action-needed')
    return (
      flows
        .filter(({ failing, verdict }) => failing && verdict !== 'unknown')
        .map(({ verdict }) => verdict)
        .toSorted(bySeverity)[0] ?? 'missing'
    );
  return summary.review > 0 || summary.faults > 0 ? 'limited' : 'allowed';
}

interface Evident {
  readonly id: string;
  readonly from: 'given' | 'detected';
  readonly evidence: readonly string[];
}

/** Where it is known from: the user, or what was found on the host. */
function evidence({ from, evidence: found }: Omit<Evident, 'id'>): Content {
  if (from === 'given') return html`<div class="evidence">said by the user</div>`;
  return found.length === 0
    ? undefined
    : html`<div class="evidence">${joined(found.map(foreign), '; ')}</div>`;
}

const listOf = (items: readonly Evident[]): Content =>
  items.length === 0
    ? 'none found'
    : items.map((item) => html`<div>${wordsOfId(item.id)}${evidence(item)}</div>`);

const profilesFrom = {
  given: 'said by the user',
  active: 'in force on the networks of this server',
  assumed: 'assumed, since the input does not say',
} as const;

function factRows(report: Report): readonly (readonly [string, Content])[] {
  const { assessment, catalogue, tool, generatedAt } = report;
  const { host, release, roles, features, profiles } = assessment;
  const name = host.name === null ? 'not known' : foreign(host.name);
  return [
    ['Server', [name, host.domain === null ? undefined : [', ', foreign(host.domain)]]],
    ['Windows', host.windows === null ? 'not known' : foreign(host.windows)],
    ['VMM release', [release.name, evidence(release)]],
    ['Roles', listOf(roles)],
    ...(features.length === 0 ? [] : [['Features in use', listOf(features)] as const]),
    [
      'Profiles judged',
      `${profiles.judged.map((profile) => profileWords[profile]).join(', ')} (${profilesFrom[profiles.from]})`,
    ],
    [
      'Read',
      `${timeWords(host.collectedAt)}, ${host.elevated === null ? 'rights not known' : elevationWords(host.elevated)}`,
    ],
    ['Report made', `${timeWords(generatedAt)} by ${tool.name} ${tool.version}`],
    ['Catalogue', [code(catalogue.id), ', SHA-256 ', code(catalogue.hash)]],
  ];
}

/** The sentence, what it does not say, the counts, and what was read when and how. */
export function opening(report: Report): Markup {
  const { assessment } = report;
  return html`<header>
      <p class="product">
        ${report.tool.name}: Windows Firewall for VMM on
        <strong>${foreign(assessment.host.name ?? 'a server without a known name')}</strong>
      </p>
      <div class="answer">
        ${verdictShape(worstOfHost(assessment))}
        <h1>${sentenceOf(report)}</h1>
      </div>
      ${furtherSentences(report).map((sentence) => html`<p class="further">${sentence}</p> `)}${counts(report)}
    </header>
    <dl class="facts">
      ${factRows(report).map(
        ([term, content]) =>
          html`<dt>${term}</dt>
            <dd>${content}</dd> `,
      )}
    </dl> `;
}
