import type { FlowAssessment } from '../../assessment/model.ts';
import type { Report } from '../model.ts';
import { outcomeOf } from '../outcome.ts';
import { profilesWords, reasonGroups, type ReasonGroup } from '../reason-groups.ts';
import { portWords, wordsOfId } from '../words.ts';
import { code, foreign, html, joined, type Content, type Markup } from './markup.ts';
import { severityMark, verdictMark } from './verdict-mark.ts';

export function peersWords({ direction, peerRoles, initiator, listener }: FlowAssessment): string {
  const peers = peerRoles.map(wordsOfId).join(', ') || (direction === 'in' ? initiator : listener);
  return direction === 'in' ? `inbound from ${peers}` : `outbound to ${peers}`;
}

const levelNames = {
  required: 'required',
  conditional: 'required',
  recommended: 'recommended',
  context: 'for context',
} as const;

/** `required`, `required for live migration (in use here)`. */
export function levelWords({ level, feature, featureInUse }: FlowAssessment): string {
  if (level !== 'conditional' || feature === null) return levelNames[level];
  return `required for ${wordsOfId(feature)} (${featureInUse ? 'in use here' : 'not in use here'})`;
}

export const sourceLinks = (ids: readonly string[]): Content =>
  joined(
    ids.map((id) => html`<a href="#source-${id}">${id}</a>`),
    ', ',
  );

function reasonsOf({ profiles, verdict, sentences }: ReasonGroup, isOnly: boolean): Content {
  const mark = isOnly ? undefined : verdictMark(verdict);
  return html`<p>On the ${profilesWords(profiles)}: ${mark}</p>
    <ul class="reasons">
      ${sentences.map((sentence) => html`<li>${foreign(sentence)}</li>`)}
    </ul>`;
}

const listenerWords: Record<FlowAssessment['listenerState'], string | undefined> = {
  listening: 'Its listener runs.',
  'not-listening': 'Nothing listens on its port at the moment.',
  'other-process': 'Another program listens on its port.',
  unknown: undefined,
};

function origins({ portSource }: FlowAssessment): Content {
  const read = portSource.filter(({ from }) => from === 'registry');
  if (read.length === 0) return undefined;
  return [
    'Port read from ',
    joined(
      read.map(({ where }) => code(where)),
      ', ',
    ),
    '. ',
  ];
}

function small(flow: FlowAssessment): Content {
  const { errorCodes, builtinRules, sources, listenerState, direction } = flow;
  return html`<p class="small">
    ${errorCodes.length > 0 ? `Error codes ${errorCodes.join(', ')}. ` : ''}${origins(flow)}${direction === 'in' ? [listenerWords[listenerState], ' '] : ''}${builtinRules.length > 0 ? ['Windows has rules for it: ', joined(builtinRules.map(code), ', '), '. '] : ''}${sources.length > 0 ? ['Sources: ', sourceLinks(sources), '.'] : ''}
  </p>`;
}

function published({ published: row }: FlowAssessment): Content {
  if (row === null) return undefined;
  return html`<p class="small">
    Row ${row.row} of the published table (${row.check}): ${row.truth}
  </p>`;
}

/** Consequence before cause. */
function card(flow: FlowAssessment, look: string): Markup {
  const groups = reasonGroups(flow);
  return html`<article class="card ${look}">
    <header>
      <h3>${flow.purpose}</h3>
      ${verdictMark(flow.verdict)}
    </header>
    <p class="where">
      <strong>${portWords(flow)}</strong>, ${peersWords(flow)}; ${levelWords(flow)};
      ${code(flow.id)}
    </p>
    ${flow.symptom === '' ? undefined : html`<p><strong>When it is closed:</strong> ${flow.symptom}</p>`}
    ${groups.map((group) => reasonsOf(group, groups.length === 1))} ${published(flow)}${small(flow)}
  </article> `;
}

/** Everything that fails, and what must be looked at, with the whole chain of reasons. */
export function findings(report: Report): Content {
  const of = (...outcomes: string[]) =>
    report.assessment.flows.filter((flow) => outcomes.includes(outcomeOf(flow, report)));
  const [failing, unknown, review] = [of('fail'), of('unknown'), of('review')];
  return [
    section('What is closed', failing, 'needs'),
    section('What cannot be told', unknown, 'unsure-card'),
    settings(report),
    section('What is open for some addresses only', review, 'part-card'),
  ];
}

function section(title: string, flows: readonly FlowAssessment[], look: string): Content {
  if (flows.length === 0) return undefined;
  return html`<section>
    <h2>${title}</h2>
    ${flows.map((flow) => card(flow, look))}
  </section> `;
}

function settings({ assessment }: Report): Content {
  if (assessment.faults.length === 0) return undefined;
  return html`<section>
    <h2>Settings that break VMM whatever the rules say</h2>
    ${assessment.faults.map(
      ({ severity, text, evidence, flows, sources }) =>
        html`<article class="card ${severity === 'error' ? 'needs' : 'part-card'}">
          <p>${severityMark(severity)}</p>
          <p>${foreign(text)}</p>
          <p class="small">
            ${evidence.length > 0 ? ['Found: ', joined(evidence.map(foreign), '; '), '. '] : ''}${flows.length > 0 ? ['Flows: ', joined(flows.map(code), ', '), '. '] : ''}${sources.length > 0 ? ['Sources: ', sourceLinks(sources), '.'] : ''}
          </p>
        </article> `,
    )}
  </section> `;
}
