import type { FlowAssessment } from '../../assessment/model.ts';
import { profilesWords, reasonGroups, type ReasonGroup } from '../reason-groups.ts';
import { portWords } from '../words.ts';
import { levelWords, peersWords, sourceLinks } from './flow-words.ts';
import { code, foreign, html, joined, type Content, type Markup } from './markup.ts';
import { verdictMark } from './verdict-mark.ts';

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

/** Where a port was read, what runs, what Windows has for it, who asks for it. */
function small(flow: FlowAssessment): Content {
  const { builtinRules, sources, listenerState, direction } = flow;
  return html`<p class="small">
    ${codesBeside(flow)}${origins(flow)}${direction === 'in' ? [listenerWords[listenerState], ' '] : ''}${builtinRules.length > 0 ? ['Windows has rules for it: ', joined(builtinRules.map(code), ', '), '. '] : ''}${sources.length > 0 ? ['Sources: ', sourceLinks(sources), '.'] : ''}
  </p>`;
}

/** Codes that the symptom does not say itself. */
function codesBeside({ errorCodes, symptom }: FlowAssessment): Content {
  const unsaid = errorCodes.filter((each) => !symptom.includes(each));
  return unsaid.length === 0 ? undefined : `Error codes ${unsaid.join(', ')}. `;
}

function published({ published: row }: FlowAssessment): Content {
  if (row === null) return undefined;
  return html`<p class="small">
    Row ${row.row} of the published table (${row.check}): ${row.truth}
  </p>`;
}

/** One flow: consequence before cause. */
export function card(flow: FlowAssessment, look: string): Markup {
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

function listed(flow: FlowAssessment): Content {
  return html`<li>
    <strong>${flow.purpose}</strong>: ${portWords(flow)}, ${peersWords(flow)}; ${code(flow.id)}
    ${flow.symptom === '' ? undefined : html`<div class="small">When it is closed: ${flow.symptom}</div>`}
  </li> `;
}

/** Flows whose answer and reasons are the same, the reasons once. */
export function sharedCard(flows: readonly [FlowAssessment, ...FlowAssessment[]], look: string) {
  const [first] = flows;
  const groups = reasonGroups(first);
  return html`<article class="card ${look}">
    <header>
      <h3>${flows.length} flows for one reason</h3>
      ${verdictMark(first.verdict)}
    </header>
    ${groups.map((group) => reasonsOf(group, groups.length === 1))}
    <ul class="plain">
      ${flows.map(listed)}
    </ul>
  </article> `;
}
