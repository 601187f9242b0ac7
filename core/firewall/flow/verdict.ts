/** The verdicts of decision laws, section 6. */
export const flowVerdicts = [
  'allowed',
  'allowed-by-default',
  'limited',
  'unknown',
  'disabled',
  'missing',
  'void',
  'blocked',
  'not-applicable',
] as const;
export type FlowVerdict = (typeof flowVerdicts)[number];

/** Rising severity; `not-applicable` is no judgement and never the worst. */
const severity: Record<FlowVerdict, number> = {
  'not-applicable': 0,
  allowed: 1,
  'allowed-by-default': 2,
  limited: 3,
  unknown: 4,
  disabled: 5,
  missing: 6,
  void: 7,
  blocked: 8,
};

/** The worst of several verdicts; `not-applicable` when there are none. */
export function worstVerdict(verdicts: readonly FlowVerdict[]): FlowVerdict {
  return verdicts.reduce<FlowVerdict>(
    (worst, verdict) => (severity[verdict] > severity[worst] ? verdict : worst),
    'not-applicable',
  );
}

/** For sorting: the worst first. */
export const bySeverity = (a: FlowVerdict, b: FlowVerdict): number => severity[b] - severity[a];
