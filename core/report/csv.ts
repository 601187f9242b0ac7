import type { FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import { describeReason, profileWords, verdictWords } from '../assessment/words/english.ts';
import { exceptionOf } from '../exceptions/apply-exceptions.ts';
import type { Report } from './model.ts';
import { outcomeOf } from './outcome.ts';

/**
 * What a spreadsheet would take for the start of a formula (OWASP, CSV injection; the wide forms count
 * in Japanese Excel). Also behind a semicolon, tab or line end: a spreadsheet set to another separator
 * than the comma takes quotes inside a cell for text and begins a new one there.
 */
const formula = /(?<=(?:^|[;\t\r\n])[\s"]*)[=+\-@＝＋－＠]/g;
const startsUnseen = /^[\t\r\n]/;
/** Dropped: control characters other than tab and line ends, which quoted cells hold. */
const dropped =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Cs}/gu;

export function csvCell(text: string): string {
  const clean = text.replaceAll(dropped, '');
  const calm = clean.replaceAll(formula, "'$&");
  const guarded = startsUnseen.test(calm) ? `'${calm}` : calm;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

interface Row {
  readonly report: Report;
  readonly flow: FlowAssessment;
  /** Absent for a flow that was judged on no profile. */
  readonly profile: ProfileVerdict | undefined;
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ['Host', ({ report }) => report.assessment.host.name ?? ''],
  ['Domain', ({ report }) => report.assessment.host.domain ?? ''],
  ['Flow', ({ flow }) => flow.id],
  ['Direction', ({ flow }) => flow.direction],
  ['Profile', ({ profile }) => (profile === undefined ? '' : profileWords[profile.profile])],
  ['Verdict', ({ flow, profile }) => (profile ?? flow).verdict],
  ['In words', ({ flow, profile }) => verdictWords[(profile ?? flow).verdict].word],
  ['Outcome of the flow', ({ flow, report }) => outcomeOf(flow, report)],
  ['Needed', ({ flow }) => yesNo(flow.needed)],
  ['Failing', ({ flow }) => yesNo(flow.failing)],
  ['Level', ({ flow }) => flow.level],
  ['Feature', ({ flow }) => flow.feature ?? ''],
  ['Role', ({ flow }) => flow.role],
  ['Peer roles', ({ flow }) => flow.peerRoles.join(', ')],
  ['Purpose', ({ flow }) => flow.purpose],
  ['Protocol', ({ flow }) => flow.protocol],
  ['Ports', ({ flow }) => flow.ports],
  ['Ports read from', ({ flow }) => flow.portSource.map(({ where }) => where).join('; ')],
  ['Reasons', ({ profile }) => (profile?.reasons ?? []).map(describeReason).join(' ')],
  [
    'Rules',
    ({ profile }) => (profile?.rules ?? []).map(({ store, id }) => `${store}: ${id}`).join('\n'),
  ],
  ['Listener', ({ flow }) => flow.listenerState],
  ['When closed', ({ flow }) => flow.symptom],
  ['Error codes', ({ flow }) => flow.errorCodes.join(', ')],
  ['Exception', ({ flow, report }) => exceptionOf(flow, report.exceptions)?.reason ?? ''],
  ['Excepted by', ({ flow, report }) => exceptionOf(flow, report.exceptions)?.who ?? ''],
  ['Excepted until', ({ flow, report }) => exceptionOf(flow, report.exceptions)?.expires ?? ''],
  ['Confidence', ({ flow }) => flow.confidence],
  ['Sources', ({ flow }) => flow.sources.join(', ')],
  ['Release', ({ report }) => report.assessment.release.name],
  ['Collected', ({ report }) => report.assessment.host.collectedAt ?? ''],
  ['Elevated', ({ report }) => elevated(report)],
  ['Report made', ({ report }) => report.generatedAt],
  ['Catalogue', ({ report }) => report.catalogue.id],
  ['Catalogue SHA-256', ({ report }) => report.catalogue.hash],
  ['Tool', ({ report }) => `${report.tool.name} ${report.tool.version}`],
];

function elevated({ assessment }: Report): string {
  const value = assessment.host.elevated;
  return value === null ? '' : yesNo(value);
}

function rowsOf(report: Report): Row[] {
  return report.assessment.flows.flatMap((flow) => {
    const profiles = flow.profiles.length > 0 ? flow.profiles : [undefined];
    return profiles.map((profile) => ({ report, flow, profile }));
  });
}

/** UTF-8 with a byte order mark, CRLF, one row a flow, end and profile (RFC 4180). */
export function writeCsv(report: Report): string {
  const lines = [
    columns.map(([name]) => csvCell(name)),
    ...rowsOf(report).map((row) => columns.map(([, cell]) => csvCell(cell(row)))),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}
