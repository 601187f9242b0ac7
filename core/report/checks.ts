import type { FaultSummary, FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import { verdictWords } from '../assessment/words/english.ts';
import type { AppliedException } from '../exceptions/apply-exceptions.ts';
import { exceptionOf } from '../exceptions/apply-exceptions.ts';
import { exceptionSentence } from '../exceptions/words.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Profile, RuleRef } from '../firewall/terms.ts';
import type { Report } from './model.ts';
import type { Outcome } from './outcome.ts';
import { outcomeOf, outcomeOfProfile } from './outcome.ts';
import { directionWords, portWords, profileSentences, sentenceOf } from './words.ts';

/** One thing that was checked: a flow at one end, or a setting. The machine formats list these. */
export interface Check {
  /** Letters, digits, points and hyphens: `console-to-server-wcf.in`, `fault.port-reserved.bits`. */
  readonly id: string;
  readonly kind: 'flow' | 'setting' | 'host';
  /** The same on every host and day, whatever ports are set. */
  readonly subject: string;
  /** The subject with end and ports. */
  readonly title: string;
  /** What is asked, whatever the answer. */
  readonly description: string;
  readonly level: FlowAssessment['level'];
  /** Whether it can fail the host. */
  readonly scored: boolean;
  readonly outcome: Outcome;
  readonly verdict: FlowVerdict | null;
  /** The answer with its reasons, in sentences. */
  readonly message: string;
  readonly profiles: readonly ProfileCheck[];
  readonly symptom: string;
  /** Ids of sources. */
  readonly sources: readonly string[];
  readonly exception: AppliedException | undefined;
}

export interface ProfileCheck {
  readonly profile: Profile;
  readonly verdict: FlowVerdict;
  readonly outcome: Outcome;
  readonly message: string;
  readonly rules: readonly RuleRef[];
}

function profileCheck(profile: ProfileVerdict, outcome: Outcome): ProfileCheck {
  return {
    profile: profile.profile,
    verdict: profile.verdict,
    outcome: outcomeOfProfile(profile, outcome),
    message: profileSentences(profile),
    rules: profile.rules,
  };
}

function flowCheck(flow: FlowAssessment, report: Report): Check {
  const outcome = outcomeOf(flow, report);
  const exception = exceptionOf(flow, report.exceptions);
  const profiles = flow.profiles.map((profile) => profileCheck(profile, outcome));
  const messages = [
    ...profiles.map(({ message }) => message),
    ...(exception === undefined ? [] : [exceptionSentence(exception)]),
  ];
  return {
    id: `${flow.id}.${flow.direction}`,
    kind: 'flow',
    subject: flow.purpose,
    title: `${flow.purpose} (${directionWords[flow.direction]}, ${portWords(flow)})`,
    description: `${flow.initiator} to ${flow.listener}, ${portWords(flow)}. This server is the ${flow.direction === 'in' ? 'listening' : 'opening'} end.`,
    level: flow.level,
    scored: flow.needed,
    outcome,
    verdict: flow.verdict,
    message: messages.length > 0 ? messages.join(' ') : `${verdictWords[flow.verdict].word}.`,
    profiles,
    symptom: flow.symptom,
    sources: flow.sources,
    exception,
  };
}

const settingWords = 'A setting that VMM depends on';

function settingCheck(fault: FaultSummary): Check {
  return {
    id: `fault.${fault.id.replaceAll(/[^A-Za-z0-9.-]+/g, '.')}`,
    kind: 'setting',
    subject: settingWords,
    title: `${settingWords} (${fault.code})`,
    description: 'What breaks VMM whatever the firewall rules say.',
    level: fault.severity === 'error' ? 'required' : 'recommended',
    scored: fault.severity === 'error',
    outcome: fault.severity === 'error' ? 'fail' : 'review',
    verdict: null,
    message: [fault.text, ...fault.evidence].join(' '),
    profiles: [],
    symptom: '',
    sources: fault.sources,
    exception: undefined,
  };
}

const hostWords = 'Whether VMM needs flows on this server';

/** For a host without flows: formats that list results must list one. */
function hostCheck(report: Report): Check {
  return {
    id: 'host.needs-no-flow',
    kind: 'host',
    subject: hostWords,
    title: hostWords,
    description: 'A server without a role of VMM needs none.',
    level: 'context',
    scored: false,
    outcome: 'not-applicable',
    verdict: null,
    message: sentenceOf(report),
    profiles: [],
    symptom: '',
    sources: [],
    exception: undefined,
  };
}

/** Two faults may differ only in characters that ids cannot hold; the later get a number. */
function withOwnIds(checks: readonly Check[]): Check[] {
  const seen = new Map<string, number>();
  return checks.map((check) => {
    const times = (seen.get(check.id) ?? 0) + 1;
    seen.set(check.id, times);
    return times === 1 ? check : { ...check, id: `${check.id}.${times}` };
  });
}

/** Never empty; the flows in their order, then the settings. */
export function checksOf(report: Report): Check[] {
  const { flows, faults } = report.assessment;
  const checks = [
    ...flows.map((flow) => flowCheck(flow, report)),
    ...faults.map((fault) => settingCheck(fault)),
  ];
  return withOwnIds(checks.length > 0 ? checks : [hostCheck(report)]);
}
