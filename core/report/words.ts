import type { FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import {
  describeNote,
  describeReason,
  headline,
  profileWords,
  verdictWords,
} from '../assessment/words/english.ts';
import type { Direction } from '../firewall/terms.ts';
import type { Outcome } from './outcome.ts';
import type { Report } from './model.ts';

export const outcomeWords: Record<Outcome, string> = {
  pass: 'Passed',
  fixed: 'Repaired',
  fail: 'Failed',
  unknown: 'Cannot tell',
  review: 'To be reviewed',
  excepted: 'Excepted',
  informational: 'For information',
  'not-applicable': 'Not needed here',
};

/** Ids that are not plain words. */
const idWords: Readonly<Record<string, string>> = {
  'hyperv-host': 'Hyper-V host',
  'sql-server': 'SQL Server',
  'pxe-server': 'PXE server',
  'p2v-source': 'P2V source',
  'opsmgr-server': 'Operations Manager server',
  'spf-server': 'SPF server',
  'slb-mux': 'SLB multiplexer',
  bmc: 'BMC',
  'vcenter-server': 'vCenter Server',
  'esx-host': 'ESX host',
  'xenserver-host': 'XenServer host',
  'arc-bridge': 'Arc resource bridge',
  'tfs-server': 'TFS server',
  'remote-sql': 'SQL Server on another computer',
  'sql-named-instance': 'a named instance of SQL Server',
  'smb-storage': 'SMB storage',
  vmware: 'VMware',
  xenserver: 'XenServer',
  'azure-arc': 'Azure Arc',
  sdn: 'SDN',
  'tfs-lab': 'TFS Lab Management',
  'operations-manager': 'Operations Manager',
  wsus: 'WSUS',
  'wsus-tls': 'WSUS over TLS',
  'hyperv-replica': 'Hyper-V Replica',
  p2v: 'P2V',
};

/** A role or feature for people: `management-server` is "management server". */
export const wordsOfId = (id: string): string =>
  Object.hasOwn(idWords, id) ? (idWords[id] ?? id) : id.replaceAll('-', ' ');

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** The sentence above everything else. */
export const sentenceOf = ({ assessment }: Report): string => headline(assessment);

/** What the sentence does not say and a reader must not miss. */
export function furtherSentences({ assessment, exceptions }: Report): string[] {
  const { faults, review } = assessment.summary;
  const expired = exceptions.filter(({ state }) => state === 'expired').length;
  return [
    ...(faults > 0
      ? [
          `${counted(faults, 'setting breaks', 'settings break')} VMM whatever the firewall rules say.`,
        ]
      : []),
    ...(review > 0
      ? [
          `${counted(review, 'required flow is', 'required flows are')} open for some addresses only: compare them with the computers that need them.`,
        ]
      : []),
    ...(expired > 0
      ? [
          `${counted(expired, 'exception has expired and counts', 'exceptions have expired and count')} no more.`,
        ]
      : []),
  ];
}

/** What was assumed, not read or not evaluated, and what the readers of the inputs remark. */
export const noteSentences = ({ assessment, inputNotes }: Report): string[] => [
  ...inputNotes,
  ...assessment.notes.map(describeNote),
];

/** `TCP 5985`, `TCP and UDP 53`, `this computer only`. */
export function portWords({ protocol, ports }: Pick<FlowAssessment, 'protocol' | 'ports'>): string {
  if (protocol === 'local') return 'this computer only';
  return `${protocol.toUpperCase().replace('+', ' and ')} ${ports}`.trim();
}

export const directionWords: Record<Direction, string> = { in: 'inbound', out: 'outbound' };

/** The verdict and its reasons on one profile, sentences with a blank between. */
export function profileSentences({ profile, verdict, reasons }: ProfileVerdict): string {
  const said = reasons.map(describeReason);
  return [`${verdictWords[verdict].word} on the ${profileWords[profile]} profile.`, ...said].join(
    ' ',
  );
}

/** `2026-11-24 03:10:05 UTC+01:00`: a time as it was read, never moved to another zone. */
export function timeWords(iso: string | null): string {
  if (iso === null) return 'not known';
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(.*)$/.exec(iso) ?? [];
  if (day === undefined || time === undefined) return iso;
  return `${day} ${time} UTC${zone === undefined || /^(Z|[+-]00:00)$/.test(zone) ? '' : zone}`;
}

export function elevationWords(elevated: boolean | null): string {
  if (elevated === null) return 'not known';
  return elevated ? 'with administrator rights' : 'without administrator rights';
}
