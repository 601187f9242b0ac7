import type { Check } from './checks.ts';
import { checksOf } from './checks.ts';
import type { Report } from './model.ts';
import type { Outcome } from './outcome.ts';
import { furtherSentences, noteSentences, outcomeWords, sentenceOf } from './words.ts';
import { element, withoutForbidden, xmlDocument, type Element } from './xml.ts';

/**
 * JUnit as CI servers read it (schema: windyroad/JUnit-Schema). What cannot be told is an error.
 * GitLab and Jenkins know a test by its class and name, so the class is the host, or several would be
 * one, and the name has nothing in it that a setting changes, or its history would end.
 */
const childOf: Record<Outcome, 'failure' | 'error' | 'skipped' | undefined> = {
  pass: undefined,
  fixed: undefined,
  fail: 'failure',
  unknown: 'error',
  review: 'skipped',
  excepted: 'skipped',
  informational: 'skipped',
  'not-applicable': 'skipped',
};

/** An xs:token: no line ends, no blanks at its ends or in a row. */
function token(text: string, otherwise: string): string {
  const plain = withoutForbidden(text).replaceAll(/\s+/g, ' ').trim();
  return plain === '' ? otherwise : plain;
}

function caseOf(check: Check, host: string): Element {
  const child = childOf[check.outcome];
  const type = check.verdict ?? check.outcome;
  const message = `${outcomeWords[check.outcome]}: ${check.title}`;
  // GitLab shows the text and not the message.
  const text = [`${check.title}.`, check.message, check.symptom].filter((part) => part !== '');
  return element(
    'testcase',
    {
      name: token(`${check.id}: ${check.subject}`, check.id),
      classname: `vmm-firewall.${host}`,
      time: 0,
    },
    child === undefined
      ? undefined
      : element(child, { message, type: child === 'skipped' ? undefined : type }, text.join('\n')),
  );
}

/** Without a zone, as the schema wants it: UTC, which the property `time-zone` says. */
const utcSeconds = (iso: string) => new Date(iso).toISOString().slice(0, 19);

function propertiesOf({ assessment, catalogue, tool, generatedAt }: Report): Element {
  const { host, release, roles } = assessment;
  const values: readonly (readonly [string, string])[] = [
    ['tool', `${tool.name} ${tool.version}`],
    ['catalogue', catalogue.id],
    ['catalogue-sha256', catalogue.hash],
    ['release', release.name],
    ['roles', roles.map(({ id }) => id).join(', ')],
    ['windows', host.windows ?? 'unknown'],
    ['collected-at', host.collectedAt ?? 'unknown'],
    ['elevated', host.elevated === null ? 'unknown' : String(host.elevated)],
    ['generated-at', generatedAt],
    ['time-zone', 'UTC'],
  ];
  return element(
    'properties',
    {},
    ...values.map(([name, value]) => element('property', { name, value })),
  );
}

export function writeJunit(report: Report): string {
  const { host } = report.assessment;
  const checks = checksOf(report);
  const name = token(host.name ?? '', 'unknown');
  const count = (child: string) =>
    checks.filter(({ outcome }) => childOf[outcome] === child).length;
  const said = [sentenceOf(report), ...furtherSentences(report), ...noteSentences(report)];
  const counts = {
    tests: checks.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  return xmlDocument(
    element(
      'testsuites',
      {},
      element(
        'testsuite',
        {
          name: `vmm-firewall.${report.catalogue.id}.${name}`,
          package: 'vmm-firewall',
          id: 0,
          timestamp: utcSeconds(host.collectedAt ?? report.generatedAt),
          hostname: name,
          ...counts,
          time: 0,
        },
        propertiesOf(report),
        ...checks.map((check) => caseOf(check, name)),
        element('system-out', {}, said.join(' ')),
        element('system-err'),
      ),
    ),
  );
}
