import { checksOf, type Check } from './checks.ts';
import { indentedJson } from './json.ts';
import type { Report } from './model.ts';
import type { Outcome } from './outcome.ts';
import { furtherSentences, noteSentences, sentenceOf } from './words.ts';

/**
 * SARIF 2.1.0 (OASIS) as code scanning reads it. GitHub and Heimdall make an alert of every result,
 * whatever its `kind` and whoever suppressed it, so results are problems only; the rules hold every
 * check with its answer.
 */
const kinds: Partial<Record<Outcome, 'fail' | 'open' | 'review'>> = {
  fail: 'fail',
  unknown: 'open',
  review: 'review',
};

const levelOf = ({ level }: Check) =>
  level === 'required' || level === 'conditional' ? 'error' : 'warning';

const untilWords = (expires: string | null) =>
  expires === null ? 'without end' : `until ${expires}`;

function answerOf({ outcome, verdict, exception, profiles }: Check) {
  return {
    outcome,
    ...(verdict === null ? {} : { verdict }),
    ...(exception === undefined
      ? {}
      : {
          exception: `${exception.reason} (${exception.who}, ${untilWords(exception.expires)})`,
        }),
    profiles: profiles.map(({ profile, verdict, rules }) => ({ profile, verdict, rules })),
  };
}

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
    // GitHub wants one of every rule.
    help: { text: help.length === 0 ? check.description : help.join('\n') },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: levelOf(check) },
    properties: {
      level: check.level,
      tags: ['firewall', 'external/nist/SC-7'],
      ...answerOf(check),
    },
  };
}

/** GitHub refuses results without a file. None holds a firewall, so the host has a name like one. */
const placeOf = (host: string) => `${encodeURIComponent(wellFormed(host))}.windows-firewall`;
const wellFormed = (text: string) => text.replaceAll(/\p{Cs}/gu, '\uFFFD');

function resultOf(check: Check, ruleIndex: number, host: string) {
  const kind = kinds[check.outcome];
  if (kind === undefined) return [];
  return [
    {
      ruleId: check.id,
      ruleIndex,
      kind,
      level: kind === 'fail' ? levelOf(check) : 'none',
      message: { text: check.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: placeOf(host) },
            region: { startLine: 1 },
          },
          logicalLocations: [
            { name: check.id, fullyQualifiedName: `${host}/${check.id}`, kind: 'resource' },
          ],
        },
      ],
      partialFingerprints: {
        'hostAndFlow/v1': `${host}/${check.id}`,
        // The one that GitHub knows an alert by; it cannot make it of a file that is not there.
        primaryLocationLineHash: `${check.id}:1`,
      },
    },
  ];
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
        // Up to the last slash it is the category, and a category is replaced as a whole.
        automationDetails: { id: `vmm-firewall/${host}/` },
        invocations: [
          {
            executionSuccessful: true,
            endTimeUtc: time,
            toolExecutionNotifications: noteSentences(report).map((text) => ({
              level: 'note',
              message: { text },
            })),
          },
        ],
        results: checks.flatMap((check, index) => resultOf(check, index, host)),
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
