import type { Check } from './checks.ts';
import { checksOf } from './checks.ts';
import { indentedJson } from './json.ts';
import type { Report } from './model.ts';
import type { Outcome } from './outcome.ts';
import { furtherSentences, sentenceOf } from './words.ts';

/** SARIF 2.1.0 (OASIS). Results have logical locations: a firewall has no source files. */

const kinds: Record<
  Outcome,
  'pass' | 'fail' | 'open' | 'review' | 'informational' | 'notApplicable'
> = {
  pass: 'pass',
  fixed: 'pass',
  fail: 'fail',
  unknown: 'open',
  review: 'review',
  // Not accepted would be a failure: the suppression below says who accepted it.
  excepted: 'fail',
  informational: 'informational',
  'not-applicable': 'notApplicable',
};

const levelOf = ({ level }: Check) =>
  level === 'required' || level === 'conditional' ? 'error' : 'warning';

function ruleOf(check: Check, { catalogue }: Report) {
  const sources = check.sources.map((id) => `${id}: ${catalogue.sources[id]?.text ?? ''}`);
  const url = check.sources
    .map((id) => catalogue.sources[id]?.url)
    .find((each) => each !== undefined);
  const help = [check.symptom, ...sources].filter((text) => text !== '');
  return {
    id: check.id,
    shortDescription: { text: check.title },
    fullDescription: { text: check.description },
    ...(help.length === 0 ? {} : { help: { text: help.join('\n') } }),
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: levelOf(check) },
    properties: { level: check.level, tags: ['firewall', 'external/nist/SC-7'] },
  };
}

function resultOf(check: Check, ruleIndex: number, host: string) {
  const kind = kinds[check.outcome];
  const { exception } = check;
  return {
    ruleId: check.id,
    ruleIndex,
    kind,
    level: kind === 'fail' ? levelOf(check) : 'none',
    message: { text: check.message },
    locations: [
      {
        logicalLocations: [
          { name: check.id, fullyQualifiedName: `${host}/${check.id}`, kind: 'resource' },
        ],
      },
    ],
    partialFingerprints: { 'hostAndFlow/v1': `${host}/${check.id}` },
    ...(exception === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${exception.reason} (${exception.who}, ${exception.expires === null ? 'without end' : `until ${exception.expires}`})`,
            },
          ],
        }),
    properties: {
      outcome: check.outcome,
      ...(check.verdict === null ? {} : { verdict: check.verdict }),
      profiles: check.profiles.map(({ profile, verdict, rules }) => ({ profile, verdict, rules })),
    },
  };
}

export function writeSarif(report: Report): string {
  const { assessment, catalogue, tool, generatedAt } = report;
  const host = assessment.host.name ?? 'unknown-host';
  const checks = checksOf(report);
  const time = new Date(assessment.host.collectedAt ?? generatedAt).toISOString();
  return indentedJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: checks.map((check) => ruleOf(check, report)),
          },
        },
        automationDetails: { id: `vmm-firewall/${catalogue.id}/${host}` },
        invocations: [{ executionSuccessful: true, endTimeUtc: time }],
        results: checks.map((check, index) => resultOf(check, index, host)),
        properties: {
          sentence: [sentenceOf(report), ...furtherSentences(report)].join(' '),
          host: assessment.host,
          release: assessment.release.id,
          roles: assessment.roles.map(({ id }) => id),
          catalogue: { id: catalogue.id, sha256: catalogue.hash },
          generatedAt,
        },
      },
    ],
  });
}
