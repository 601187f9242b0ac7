import type { FaultSummary, FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
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

/** What stands in a column, of a flow and of a setting that breaks VMM. */
interface Column {
  readonly title: string;
  readonly ofFlow: (row: Row) => string;
  readonly ofFault: (fault: FaultSummary, report: Report) => string;
}

const ofHost = (title: string, text: (report: Report) => string): Column => ({
  title,
  ofFlow: ({ report }) => text(report),
  ofFault: (_fault, report) => text(report),
});
const ofFlow = (
  title: string,
  text: Column['ofFlow'],
  fault: (fault: FaultSummary) => string = () => '',
): Column => ({ title, ofFlow: text, ofFault: fault });

const exceptionIn = ({ flow, report }: Row) => exceptionOf(flow, report.exceptions);

const columns: readonly Column[] = [
  ofHost('Host', ({ assessment }) => assessment.host.name ?? ''),
  ofHost('Domain', ({ assessment }) => assessment.host.domain ?? ''),
  ofFlow('Flow', ({ flow }) => flow.id),
  ofFlow('Direction', ({ flow }) => flow.direction),
  ofFlow('Profile', ({ profile }) => (profile === undefined ? '' : profileWords[profile.profile])),
  ofFlow('Verdict', ({ flow, profile }) => (profile ?? flow).verdict),
  ofFlow(
    'In words',
    ({ flow, profile }) => verdictWords[(profile ?? flow).verdict].word,
    ({ severity }) => (severity === 'error' ? 'Setting breaks VMM' : 'Setting to look at'),
  ),
  ofFlow(
    'Outcome of the flow',
    ({ flow, report }) => outcomeOf(flow, report),
    ({ severity }) => (severity === 'error' ? 'fail' : 'review'),
  ),
  ofFlow('Needed', ({ flow }) => yesNo(flow.needed)),
  ofFlow(
    'Failing',
    ({ flow }) => yesNo(flow.failing),
    ({ severity }) => yesNo(severity === 'error'),
  ),
  ofFlow('Level', ({ flow }) => flow.level),
  ofFlow('Feature', ({ flow }) => flow.feature ?? ''),
  ofFlow('Role', ({ flow }) => flow.role),
  ofFlow('Peer roles', ({ flow }) => flow.peerRoles.join(', ')),
  ofFlow(
    'Purpose',
    ({ flow }) => flow.purpose,
    ({ code }) => `A setting that VMM depends on (${code})`,
  ),
  ofFlow('Protocol', ({ flow }) => flow.protocol),
  ofFlow('Ports', ({ flow }) => flow.ports),
  ofFlow(
    'Ports read from',
    ({ flow }) => flow.portSource.map(({ where }) => where).join('; '),
    ({ evidence }) => evidence.join('; '),
  ),
  ofFlow(
    'Reasons',
    ({ profile }) => (profile?.reasons ?? []).map(describeReason).join(' '),
    ({ text }) => text,
  ),
  ofFlow('Rules', ({ profile }) =>
    (profile?.rules ?? []).map(({ store, id }) => `${store}: ${id}`).join('\n'),
  ),
  ofFlow('Listener', ({ flow }) => flow.listenerState),
  ofFlow('When closed', ({ flow }) => flow.symptom),
  ofFlow('Error codes', ({ flow }) => flow.errorCodes.join(', ')),
  ofFlow('Exception', (row) => exceptionIn(row)?.reason ?? ''),
  ofFlow('Excepted by', (row) => exceptionIn(row)?.who ?? ''),
  ofFlow('Excepted until', (row) => exceptionIn(row)?.expires ?? ''),
  ofFlow('Confidence', ({ flow }) => flow.confidence),
  ofFlow(
    'Sources',
    ({ flow }) => flow.sources.join(', '),
    ({ sources }) => sources.join(', '),
  ),
  ofHost('Release', ({ assessment }) => assessment.release.name),
  ofHost('Collected', ({ assessment }) => assessment.host.collectedAt ?? ''),
  ofHost('Elevated', elevated),
  ofHost('Report made', ({ generatedAt }) => generatedAt),
  ofHost('Catalogue', ({ catalogue }) => catalogue.id),
  ofHost('Catalogue SHA-256', ({ catalogue }) => catalogue.hash),
  ofHost('Tool', ({ tool }) => `${tool.name} ${tool.version}`),
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

/**
 * UTF-8 with a byte order mark, CRLF (RFC 4180); one row a flow, end and profile, then one a setting,
 * without a flow.
 */
export function writeCsv(report: Report): string {
  const lines = [
    columns.map(({ title }) => csvCell(title)),
    ...rowsOf(report).map((row) => columns.map(({ ofFlow }) => csvCell(ofFlow(row)))),
    ...report.assessment.faults.map((fault) =>
      columns.map(({ ofFault }) => csvCell(ofFault(fault, report))),
    ),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}
