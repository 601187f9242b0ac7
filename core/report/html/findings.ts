import type { FlowAssessment } from '../../assessment/model.ts';
import type { Report } from '../model.ts';
import { outcomeOf } from '../outcome.ts';
import { reasonGroups } from '../reason-groups.ts';
import { card, sharedCard } from './flow-card.ts';
import { sourceLinks } from './flow-words.ts';
import { code, foreign, html, joined, type Content } from './markup.ts';
import { severityMark } from './verdict-mark.ts';

/** Everything that fails, and what must be looked at, with the whole chain of reasons. */
export function findings(report: Report): Content {
  const of = (...outcomes: string[]) =>
    report.assessment.flows.filter((flow) => outcomes.includes(outcomeOf(flow, report)));
  const [failing, unknown, review] = [of('fail'), of('unknown'), of('review')];
  return [
    section('What is closed', failing, 'needs'),
    section('What cannot be told', unknown, 'unsure-card', true),
    settings(report),
    section('What is open for some addresses only', review, 'part-card'),
  ];
}

/** Flows by their answer and reasons, in the order of the first of each. */
function byReasons(flows: readonly FlowAssessment[]): [FlowAssessment, ...FlowAssessment[]][] {
  const groups = new Map<string, [FlowAssessment, ...FlowAssessment[]]>();
  for (const flow of flows) {
    const key = JSON.stringify([flow.verdict, reasonGroups(flow)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [flow]);
    else group.push(flow);
  }
  return [...groups.values()];
}

/** @param shared says a reason once for all flows that have it: one store that cannot be read decides all */
function section(
  title: string,
  flows: readonly FlowAssessment[],
  look: string,
  shared = false,
): Content {
  if (flows.length === 0) return undefined;
  const groups = shared ? byReasons(flows) : flows.map((flow) => [flow] as const);
  return html`<section>
    <h2>${title}</h2>
    ${groups.map((group) => (group.length > 1 ? sharedCard([...group], look) : card(group[0], look)))}
  </section> `;
}

function settings({ assessment }: Report): Content {
  if (assessment.faults.length === 0) return undefined;
  return html`<section>
    <h2>
      ${assessment.summary.faults > 0 ? 'Settings that break VMM whatever the rules say' : 'Settings to look at'}
    </h2>
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
