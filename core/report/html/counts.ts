import { verdictWords } from '../../assessment/words/english.ts';
import { exceptionOf } from '../../exceptions/apply-exceptions.ts';
import { bySeverity, flowVerdicts } from '../../firewall/flow/verdict.ts';
import type { Report } from '../model.ts';
import { html, type Content } from './markup.ts';
import { verdictShape } from './verdict-mark.ts';

/**
 * The flows that the sentence above speaks of, by verdict, so that the numbers add up with it; what
 * is excepted and what cannot fail this server have a number of their own.
 */
export function counts({ assessment, exceptions }: Report): Content {
  const needed = assessment.flows.filter((flow) => flow.needed);
  const counting = needed.filter((flow) => exceptionOf(flow, exceptions) === undefined);
  const excepted = needed.length - counting.length;
  const others = assessment.flows.length - needed.length;
  if (assessment.flows.length === 0) return undefined;
  return html`<ul class="counts" aria-label="Flows by verdict">
    ${flowVerdicts.toSorted(bySeverity).map((verdict) => {
      const found = counting.filter((flow) => flow.verdict === verdict).length;
      if (found === 0) return undefined;
      return html`<li>${verdictShape(verdict)}<b>${found}</b> ${verdictWords[verdict].word}</li> `;
    })}
    ${excepted > 0 ? html`<li><b>${excepted}</b> excepted</li> ` : undefined}
    ${others > 0 ? html`<li class="small">and ${others} that cannot fail this server</li> ` : undefined}
  </ul>`;
}
