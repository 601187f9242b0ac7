import type { ReactNode } from 'react';
import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';

const circle = <circle cx="8" cy="8" r="7" />;
const ring = <circle cx="8" cy="8" r="6.25" className="stroke" />;

/**
 * One drawing a verdict, told apart without colour. Filled discs are firm answers; what is drawn on
 * a disc is cut out in the colour behind it (class `cut`).
 */
const drawings: Readonly<Record<FlowVerdict, ReactNode>> = {
  allowed: (
    <>
      {circle}
      <path className="cut" d="M4.6 8.3 7 10.7l4.5-5" />
    </>
  ),
  'allowed-by-default': (
    <>
      {ring}
      <path className="stroke" d="M5 8.2 7.2 10.4 11 6" />
    </>
  ),
  limited: (
    <>
      {ring}
      <path d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" />
    </>
  ),
  missing: (
    <>
      {circle}
      <path className="cut" d="M4.75 8h6.5" />
    </>
  ),
  disabled: <path className="stroke" d="M8 1.9v5.3M4.4 4A5.6 5.6 0 1 0 11.6 4" />,
  blocked: (
    <>
      {ring}
      <path className="stroke" d="m3.7 12.3 8.6-8.6" />
    </>
  ),
  void: (
    <>
      <rect x="2.75" y="7" width="10.5" height="7.75" rx="1.5" />
      <path className="stroke" d="M5 7V4.75a3 3 0 0 1 6 0V7" />
      <path className="cut" d="M8 9.75v2.25" />
    </>
  ),
  unknown: (
    <>
      {circle}
      <path className="cut" d="M6.1 6.3a1.95 1.95 0 1 1 2.9 1.75c-.65.4-1 .7-1 1.45" />
      <circle className="cut-dot" cx="8" cy="11.7" r=".9" />
    </>
  ),
  'not-applicable': <path className="stroke" d="M4.5 8h7" />,
};

/** The shape alone; what is beside it says the word. */
export function VerdictIcon(props: { readonly verdict: FlowVerdict; readonly size?: number }) {
  const { verdict, size = 16 } = props;
  return (
    <svg
      className={`verdict-icon tone-${verdict}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      {drawings[verdict]}
    </svg>
  );
}
