import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyOfSnapshot } from '../../../core/assessment/policy-of-snapshot.ts';
import type { GivenSituation } from '../../../core/assessment/situation.ts';
import { decide } from '../../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../../core/firewall/decision/read-question.ts';
import { emptySnapshot } from '../../../core/snapshot/empty.ts';
import { snapshot, type Snapshot } from '../../../core/snapshot/schema.ts';
import { hosts } from '../../../test/oracle/hosts.ts';
import type { OracleHost } from '../../../test/oracle/naive-law.ts';
import { questionsOn } from '../../../test/oracle/questions.ts';
import { assessHost } from '../../assess-input.ts';
import { sampleIds } from '../../samples.ts';
import { redactAddress, redactAddressEntry } from './address-texts.ts';
import { publicNames } from './public-names.ts';
import { redactionFor, redactSnapshot } from './redact-snapshot.ts';
import { redactText, type Redaction } from './text.ts';

const known = publicNames();
const sample = (id: string) =>
  snapshot.parse(JSON.parse(readFileSync(`assets/samples/${id}.json`, 'utf8')));

function redacted(original: Snapshot, secret = 'a secret') {
  const redaction = redactionFor(original, secret, known);
  return { redaction, snapshot: snapshot.parse(redactSnapshot(original, redaction, known)) };
}

/** Everything of an assessment that is no name: what a reader of the redacted one must see too. */
function judged(host: Snapshot, given: GivenSituation) {
  const result = assessHost(host, given);
  if (result.kind === 'ask') return { ask: result.what, choices: result.choices };
  const { flows, summary, faults, roles, features, release } = result.assessment;
  return {
    summary,
    release: release.id,
    roles: roles.map(({ id }) => id),
    features: features.map(({ id }) => id),
    faults: faults.map(({ id }) => id),
    flows: flows.map(({ id, direction, verdict, review, failing, listenerState, profiles }) => ({
      what: [id, direction, verdict, review, failing, listenerState],
      profiles: profiles.map((one) => [
        one.profile,
        one.verdict,
        one.review,
        one.reasons.map(({ code }) => code),
      ]),
    })),
  };
}

const peers = {
  console: ['10.0.5.0/24', '10.0.6.7'],
  'management-server': ['10.0.5.20'],
  'hyperv-host': ['10.0.20.0-10.0.21.255'],
};

/** Given what the user said with real addresses and with the other ones. */
function expectSameVerdicts(original: Snapshot, secret?: string) {
  const { redaction, snapshot: other } = redacted(original, secret);
  const plain = judged(original, {});
  expect(judged(other, {})).toEqual(plain);
  const more = 'ask' in plain ? { roles: ['hyperv-host'] as const, release: '2022' as const } : {};
  const otherPeers = Object.fromEntries(
    Object.entries(peers).map(([role, texts]) => [
      role,
      texts.flatMap((text) => redactAddressEntry(text, redaction.addresses)),
    ]),
  );
  const said = judged(original, { ...more, peers });
  expect(judged(other, { ...more, peers: otherPeers })).toEqual(said);
}

describe('a redacted snapshot', () => {
  it.each(sampleIds)('of the sample %s has every verdict of the original', (id) => {
    for (const secret of ['one', 'two', 'three']) expectSameVerdicts(sample(id), secret);
  });

  it.each([
    ['VMM', 'system.windows'],
    ['System', 'microsoft.com'],
    ['vmmservice', 'system32.local'],
    ['MSSQLSERVER', 'program'],
    ['10', '8100.443'],
    ['C', 'In.Allow'],
    ['computer-1', 'domain-1.example'],
  ])('of a computer %s in %s has every verdict of the original', (name, domain) => {
    for (const id of ['hardened-management-server-2022', 'misconfigured-management-server-2025']) {
      const original = sample(id);
      expectSameVerdicts({ ...original, host: { name, domain } });
    }
  });

  it('answers every question as the original does, with other names and addresses', () => {
    const asked = hosts.chain((host) =>
      fc.record({
        host: fc.constant(host),
        questions: fc.array(questionsOn(host), { minLength: 6, maxLength: 6 }),
      }),
    );
    const seen = new Set<string>();
    fc.assert(
      fc.property(asked, ({ host, questions }) => {
        const original = snapshotOf(host);
        const { redaction, snapshot: other } = redacted(original);
        const [before, after] = [policyOfSnapshot(original), policyOfSnapshot(other)];
        for (const question of questions) {
          const expected = answer(before, question);
          seen.add(expected.verdict ?? 'error');
          expect(answer(after, otherQuestion(question, redaction))).toEqual(expected);
        }
      }),
      { numRuns: 400, seed: 20_261 },
    );
    expect([...seen].sort()).toEqual(['allow', 'block', 'error', 'unknown']);
  });
});

function snapshotOf({ local, groupPolicy, windows, folders, dynamicTcp }: OracleHost): Snapshot {
  return {
    ...emptySnapshot('not in this test'),
    firewall: {
      local: { keys: [...local] },
      groupPolicy: { keys: [...groupPolicy] },
      counters: { unavailable: 'not in this test' },
    },
    ...(windows === undefined ? {} : { windows: { ...windows, product: '', installation: '' } }),
    ...(folders === undefined ? {} : { folders: { ...folders } }),
    ...(dynamicTcp === undefined ? {} : { dynamicPorts: { tcp: { ...dynamicTcp } } }),
  };
}

function answer(policy: ReturnType<typeof policyOfSnapshot>, question: object) {
  const reading = readQuestion(question);
  if ('error' in reading) return {};
  const { verdict, reason, rules, unknown } = decide(policy, reading.question);
  return { verdict, reason, rules: rules.map(({ store }) => store), unknown: unknown.length };
}

function otherQuestion(question: object, redaction: Redaction): object {
  const change = ([name, value]: [string, unknown]) => {
    if (name.endsWith('Address') && typeof value === 'string')
      return [name, redactAddress(value, redaction.addresses)];
    const text = (one: unknown) => (typeof one === 'string' ? redactText(redaction, one) : one);
    if (name === 'program' || name === 'service')
      return [name, Array.isArray(value) ? value.map(text) : text(value)];
    return [name, value];
  };
  return Object.fromEntries(
    Object.entries(question).map((entry: [string, unknown]) => change(entry)),
  );
}
