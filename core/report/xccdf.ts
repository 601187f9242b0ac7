import type { Check } from './checks.ts';
import { checksOf } from './checks.ts';
import type { Report } from './model.ts';
import { nist } from './nist.ts';
import type { Outcome } from './outcome.ts';
import { furtherSentences, noteSentences, sentenceOf } from './words.ts';
import { element, xmlDocument, type Element } from './xml.ts';

/**
 * XCCDF 1.2 (NIST IR 7275 r4): a benchmark of the catalogue's flows with one test result. Rules stand
 * in groups, since Heimdall reads no others.
 */

const namespace = 'http://checklists.nist.gov/xccdf/1.2';
/** Ids are `xccdf_<namespace>_<type>_<name>`; the namespace holds no underscore. */
const idOf = (type: string, name: string) => `xccdf_vmm-firewall-companion_${type}_${name}`;

const results: Record<Outcome, string> = {
  pass: 'pass',
  fixed: 'fixed',
  fail: 'fail',
  unknown: 'unknown',
  // A person has to compare addresses; what is informational asks nothing of anybody.
  review: 'notchecked',
  excepted: 'informational',
  informational: 'informational',
  'not-applicable': 'notapplicable',
};

const severities: Record<Check['level'], string> = {
  required: 'high',
  conditional: 'medium',
  recommended: 'low',
  context: 'info',
};

const nistControls = 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final';

const roleOf = ({ scored }: Check) => (scored ? 'full' : 'unscored');

/** Who checks: this program, by an entry of its catalogue. */
function checkElement({ id }: Check, { catalogue }: Report): Element {
  return element(
    'check',
    { system: 'urn:vmm-firewall-companion:catalogue' },
    element('check-content-ref', { href: catalogue.id, name: id }),
  );
}

function ruleOf(check: Check, report: Report): Element {
  const { sources } = report.catalogue;
  return element(
    'Rule',
    {
      id: idOf('rule', check.id),
      selected: true,
      role: roleOf(check),
      severity: severities[check.level],
      weight: '1.0',
    },
    element('title', {}, check.title),
    element('description', {}, check.description),
    ...check.sources.map((id) => {
      const source = sources[id];
      return element('reference', { href: source?.url }, `${id}: ${source?.text ?? ''}`);
    }),
    check.symptom === '' ? undefined : element('rationale', {}, check.symptom),
    ...nist.map((id) => element('ident', { system: nistControls }, id)),
    checkElement(check, report),
  );
}

const groupTitles: Record<Check['kind'], string> = {
  flow: 'Flows',
  setting: 'Settings that VMM depends on',
  host: 'The server',
};

function groupOf(kind: Check['kind'], checks: readonly Check[], report: Report) {
  const rules = checks.filter((check) => check.kind === kind);
  if (rules.length === 0) return undefined;
  return element(
    'Group',
    { id: idOf('group', kind) },
    element('title', {}, groupTitles[kind]),
    ...rules.map((check) => ruleOf(check, report)),
  );
}

function overrideOf({ exception, verdict }: Check, time: string): Element | undefined {
  if (exception === undefined) return undefined;
  const until = exception.expires === null ? 'without end' : `until ${exception.expires}`;
  return element(
    'override',
    { time, authority: exception.who },
    element('old-result', {}, verdict === 'unknown' ? 'unknown' : 'fail'),
    element('new-result', {}, results.excepted),
    element('remark', {}, `${exception.reason} (${until})`),
  );
}

function ruleResultOf(check: Check, report: Report, time: string): Element {
  return element(
    'rule-result',
    {
      idref: idOf('rule', check.id),
      role: roleOf(check),
      severity: severities[check.level],
      weight: '1.0',
      time,
    },
    element('result', {}, results[check.outcome]),
    overrideOf(check, time),
    element('message', { severity: 'info' }, check.message),
    checkElement(check, report),
  );
}

const saysNothing: ReadonlySet<string> = new Set(['notchecked', 'informational', 'notapplicable']);

/** NIST's default and flat models over the scored rules; results that say nothing are left out. */
function scoresOf(checks: readonly Check[]): Element[] {
  const scored = checks.filter(
    ({ scored, outcome }) => scored && !saysNothing.has(results[outcome]),
  );
  const passed = scored.filter(({ outcome }) => outcome === 'pass' || outcome === 'fixed').length;
  const share = scored.length === 0 ? 100 : (100 * passed) / scored.length;
  return [
    element('score', { system: 'urn:xccdf:scoring:default', maximum: 100 }, share.toFixed(2)),
    element(
      'score',
      { system: 'urn:xccdf:scoring:flat-unweighted', maximum: scored.length },
      `${passed}`,
    ),
  ];
}

function factsOf({ assessment, catalogue }: Report): Element {
  const { host, release, roles } = assessment;
  const fqdn =
    host.name === null || host.domain === null ? undefined : `${host.name}.${host.domain}`;
  const values: readonly (readonly [string, string | undefined])[] = [
    ['urn:xccdf:fact:asset:identifier:host_name', host.name ?? undefined],
    ['urn:xccdf:fact:asset:identifier:fqdn', fqdn],
    ['urn:vmm-firewall-companion:fact:windows', host.windows ?? undefined],
    ['urn:vmm-firewall-companion:fact:release', release.id],
    ['urn:vmm-firewall-companion:fact:roles', roles.map(({ id }) => id).join(', ')],
    ['urn:vmm-firewall-companion:fact:catalogue', catalogue.id],
    ['urn:vmm-firewall-companion:fact:catalogue-sha256', catalogue.hash],
  ];
  return element(
    'target-facts',
    {},
    ...values.map(([name, value]) =>
      value === undefined ? undefined : element('fact', { name, type: 'string' }, value),
    ),
  );
}

function testResultOf(report: Report, checks: readonly Check[]): Element {
  const { assessment, generatedAt, tool, catalogue } = report;
  const { host } = assessment;
  const time = host.collectedAt ?? generatedAt;
  const name = (host.name ?? '').replaceAll(/[^A-Za-z0-9.-]/g, '-').slice(0, 255) || 'unknown';
  return element(
    'TestResult',
    {
      id: idOf('testresult', name),
      'start-time': time,
      'end-time': generatedAt,
      version: tool.version,
      'test-system': `${tool.name} ${tool.version}`,
    },
    element('benchmark', {
      href: `#${idOf('benchmark', catalogue.id)}`,
      id: idOf('benchmark', catalogue.id),
    }),
    element('title', {}, sentenceOf(report)),
    ...[...furtherSentences(report), ...noteSentences(report)].map((sentence) =>
      element('remark', {}, sentence),
    ),
    host.elevated === null
      ? undefined
      : element(
          'identity',
          { authenticated: true, privileged: host.elevated },
          'the reading process',
        ),
    element('target', {}, host.name ?? 'unknown'),
    factsOf(report),
    ...checks.map((check) => ruleResultOf(check, report, time)),
    ...scoresOf(checks),
  );
}

export function writeXccdf(report: Report): string {
  const { catalogue, generatedAt } = report;
  const checks = checksOf(report);
  return xmlDocument(
    element(
      'Benchmark',
      { xmlns: namespace, id: idOf('benchmark', catalogue.id), resolved: true, 'xml:lang': 'en' },
      element('status', { date: generatedAt.slice(0, 10) }, 'accepted'),
      element('title', {}, `Flows that ${catalogue.name} needs through Windows Firewall`),
      element('description', {}, `Catalogue ${catalogue.id}, SHA-256 ${catalogue.hash}.`),
      // OpenSCAP calls the newer binding (cpe:2.3:...) invalid while it recommends it.
      element('platform', { idref: 'cpe:/o:microsoft:windows' }),
      element('version', {}, report.tool.version),
      element(
        'metadata',
        {},
        element('dc:creator', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, report.tool.name),
      ),
      element('model', { system: 'urn:xccdf:scoring:default' }),
      element('model', { system: 'urn:xccdf:scoring:flat-unweighted' }),
      groupOf('flow', checks, report),
      groupOf('setting', checks, report),
      groupOf('host', checks, report),
      testResultOf(report, checks),
    ),
  );
}
