import { flowVerdicts } from '../firewall/flow/verdict.ts';
import type { Check, ProfileCheck } from './checks.ts';
import { checksOf } from './checks.ts';
import { indentedJson } from './json.ts';
import type { Report } from './model.ts';
import { nist } from './nist.ts';
import type { Outcome } from './outcome.ts';
import { furtherSentences, noteSentences, sentenceOf } from './words.ts';

/**
 * InSpec's exec JSON, which Heimdall reads (schema: mitre/heimdall2, exec-json.json). A control is a
 * flow at one end, a result a profile. Heimdall shows `skipped` as "Not Reviewed", and an impact of 0
 * or a waiver as "Not Applicable".
 */

const statuses: Record<Outcome, 'passed' | 'failed' | 'skipped'> = {
  pass: 'passed',
  fixed: 'passed',
  fail: 'failed',
  unknown: 'skipped',
  review: 'skipped',
  excepted: 'skipped',
  informational: 'skipped',
  'not-applicable': 'skipped',
};

const impactOfLevel: Record<Check['level'], number> = {
  required: 0.7,
  conditional: 0.5,
  recommended: 0.3,
  context: 0.1,
};
const impactOf = ({ outcome, level }: Check) =>
  outcome === 'not-applicable' || outcome === 'informational' ? 0 : impactOfLevel[level];

function resultOf(
  status: 'passed' | 'failed' | 'skipped',
  message: string,
  what: string,
  time: string,
) {
  const said = status === 'skipped' ? { skip_message: message } : { message };
  return { status, code_desc: what, start_time: time, ...said };
}

/**
 * For Heimdall a control has passed when one result has and none failed. Where the flow as a whole
 * is neither, no profile of it may be.
 */
const statusOf = (profile: ProfileCheck, flow: Check) =>
  statuses[flow.outcome] === 'skipped' ? 'skipped' : statuses[profile.outcome];

function resultsOf(check: Check, time: string) {
  const { profiles, outcome, message, description } = check;
  if (profiles.length === 0) return [resultOf(statuses[outcome], message, description, time)];
  return profiles.map((profile) =>
    resultOf(
      statusOf(profile, check),
      profile.message,
      `${description} Profile: ${profile.profile}.`,
      time,
    ),
  );
}

function waiverOf({ exception }: Check) {
  if (exception === undefined) return {};
  const { reason, who, expires } = exception;
  return {
    waiver_data: {
      justification: `${who}: ${reason}`,
      expiration_date: expires,
      run: false,
      skipped_due_to_waiver: true,
      message: '',
    },
  };
}

function controlOf(check: Check, { catalogue }: Report, time: string) {
  return {
    id: check.id,
    title: check.title,
    desc: check.description,
    descriptions: [
      { label: 'check', data: check.message },
      ...(check.symptom === '' ? [] : [{ label: 'rationale', data: check.symptom }]),
    ],
    impact: impactOf(check),
    refs: check.sources.map((id) => ({ ref: `${id}: ${catalogue.sources[id]?.text ?? ''}` })),
    tags: {
      nist,
      level: check.level,
      outcome: check.outcome,
      ...(check.verdict === null ? {} : { verdict: check.verdict }),
      rules: [
        ...new Set(
          check.profiles.flatMap(({ rules }) => rules.map((rule) => `${rule.store}: ${rule.id}`)),
        ),
      ],
    },
    code: '',
    source_location: {},
    ...waiverOf(check),
    results: resultsOf(check, time),
  };
}

function attributesOf(report: Report) {
  const { assessment, generatedAt, catalogue } = report;
  const { host, release, roles, profiles } = assessment;
  const counts = flowVerdicts.map(
    (verdict) => `${verdict}=${assessment.summary.counts[verdict] ?? 0}`,
  );
  const values: readonly (readonly [string, string])[] = [
    ['catalogue', catalogue.id],
    ['catalogue-sha256', catalogue.hash],
    ['release', release.id],
    ['roles', roles.map(({ id }) => id).join(', ')],
    ['profiles', profiles.judged.join(', ')],
    ['collected-at', host.collectedAt ?? 'unknown'],
    ['elevated', host.elevated === null ? 'unknown' : String(host.elevated)],
    ['generated-at', generatedAt],
    ['verdicts', counts.join(', ')],
    ['not-evaluated', noteSentences(report).join(' ')],
  ];
  return values.map(([name, value]) => ({ name, options: { value } }));
}

function countsOf(checks: readonly Check[]) {
  const total = (status: string) =>
    checks.filter(({ outcome }) => statuses[outcome] === status).length;
  return {
    passed: { total: total('passed') },
    skipped: { total: total('skipped') },
    failed: { total: total('failed') },
  };
}

export function writeHdf(report: Report): string {
  const { assessment, catalogue, tool, generatedAt } = report;
  const time = assessment.host.collectedAt ?? generatedAt;
  const checks = checksOf(report);
  return indentedJson({
    platform: {
      name: 'windows',
      release: assessment.host.windows ?? 'unknown',
      target_id: assessment.host.name,
    },
    profiles: [
      {
        name: catalogue.id,
        title: `Flows that ${catalogue.name} needs through Windows Firewall`,
        version: tool.version,
        summary: [sentenceOf(report), ...furtherSentences(report)].join(' '),
        sha256: catalogue.hash,
        supports: [{ platform: 'windows' }],
        attributes: attributesOf(report),
        groups: [],
        controls: checks.map((check) => controlOf(check, report, time)),
        status: 'loaded',
      },
    ],
    statistics: { duration: 0, controls: countsOf(checks) },
    version: tool.version,
    generator: { name: tool.name, version: tool.version },
  });
}
