import { verdictWords } from '../../assessment/words/english.ts';
import { flowVerdicts, type FlowVerdict } from '../../firewall/flow/verdict.ts';
import { html, type Markup } from './markup.ts';

type Tone = 'open' | 'quiet' | 'part' | 'shut' | 'void' | 'unsure' | 'faint';

const disc = html`<circle cx="8" cy="8" r="7.25" fill="currentColor" />`;
const ring = html`<circle
  cx="8"
  cy="8"
  r="6.5"
  fill="none"
  stroke="currentColor"
  stroke-width="1.5"
/>`;
const cut = (path: string) =>
  html`<path
    d="${path}"
    fill="none"
    stroke="var(--page)"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  />`;
const line = (path: string) =>
  html`<path
    d="${path}"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  />`;

/** Shape and tone of each verdict; the word stands beside it, so that neither is needed to read it. */
const marks: Record<FlowVerdict, { readonly tone: Tone; readonly shape: readonly Markup[] }> = {
  allowed: { tone: 'open', shape: [disc, cut('M4.6 8.3 7 10.7 11.5 5.7')] },
  'allowed-by-default': { tone: 'quiet', shape: [ring, line('M4.9 8.2 7.1 10.4 11.2 5.9')] },
  limited: {
    tone: 'part',
    shape: [ring, html`<path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />`],
  },
  missing: { tone: 'shut', shape: [disc, cut('M4.6 8h6.8')] },
  disabled: { tone: 'shut', shape: [line('M8 1.6v6'), line('M4.4 3.9a5.8 5.8 0 1 0 7.2 0')] },
  blocked: { tone: 'shut', shape: [ring, line('M3.5 3.5l9 9')] },
  void: {
    tone: 'void',
    shape: [
      html`<rect x="2.8" y="7" width="10.4" height="7.6" rx="1.4" fill="currentColor" />`,
      line('M5 7V4.9a3 3 0 0 1 6 0V7'),
    ],
  },
  unknown: {
    tone: 'unsure',
    shape: [ring, line('M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3'), line('M8 11.6v.05')],
  },
  'not-applicable': { tone: 'faint', shape: [line('M4 8h8')] },
};

/** The mark without a word, for places where the word stands beside it anyway. */
export function verdictShape(verdict: FlowVerdict): Markup {
  const { tone, shape } = marks[verdict];
  return html`<svg class="mark ${tone}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${shape}
  </svg>`;
}

export const verdictTone = (verdict: FlowVerdict): Tone => marks[verdict].tone;

/** All shapes once, for a page that repeats them thousands of times by `markUse`. */
export const markSymbols = (): Markup =>
  html`<svg class="symbols" aria-hidden="true" focusable="false">
    ${flowVerdicts.map((verdict) => html`<symbol id="mark-${verdict}" viewBox="0 0 16 16">${marks[verdict].shape}</symbol>`)}
  </svg>`;

/** A shape of `markSymbols` in the colour of its text. @param label read aloud; empty for none */
export function markUse(verdict: FlowVerdict, label: string): Markup {
  const shape = html`<use href="#mark-${verdict}" />`;
  return label === ''
    ? html`<svg class="mark" aria-hidden="true">${shape}</svg>`
    : html`<svg class="mark" role="img" aria-label="${label}">
        <title>${label}</title>
        ${shape}
      </svg>`;
}

/** The verdict as shape, word and colour. */
export function verdictMark(verdict: FlowVerdict): Markup {
  return html`<span class="verdict ${marks[verdict].tone}"
    >${verdictShape(verdict)}<span>${verdictWords[verdict].word}</span></span
  >`;
}

/** For settings: a triangle with its word. */
export function severityMark(severity: 'error' | 'warning'): Markup {
  const tone = severity === 'error' ? 'shut' : 'part';
  return html`<span class="verdict ${tone}"
    ><svg class="mark ${tone}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      ${line('M8 2 14.5 13.6h-13z')}${line('M8 6.4v3.2')}${line('M8 11.6v.05')}</svg
    ><span>${severity === 'error' ? 'Error' : 'Warning'}</span></span
  >`;
}
