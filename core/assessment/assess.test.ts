import { describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import { loadSample } from '../../test/support/samples.ts';
import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import { profiles } from '../firewall/terms.ts';
import { hostRoles } from '../vmm/terms.ts';
import { assess } from './assess.ts';
import type { GivenSituation } from './situation.ts';
import { determineSituation } from './situation.ts';
import { describeReason, headline } from './words/english.ts';

function assessHost(host: Snapshot, given: GivenSituation = {}) {
  const result = determineSituation(host, given, releases, hostRoles);
  if (result.kind === 'ask') throw new Error(result.why);
  return assess(host, loadCatalogue(catalogueOf(result.situation.release)), result.situation);
}

const assessSample = (name: string, given: GivenSituation = {}) =>
  assessHost(loadSample(name), given);

const inbound = (assessment: Pick<ReturnType<typeof assessHost>, 'flows'>, id: string) => {
  const flow = assessment.flows.find((each) => each.id === id && each.direction === 'in');
  if (flow === undefined) throw new Error(`no inbound flow ${id}`);
  return flow;
};

const sentences = (flow: ReturnType<typeof inbound>) =>
  flow.profiles.flatMap(({ reasons }) => reasons.map(describeReason)).join(' ');

describe('assess', () => {
  it('finds everything open on a healthy management server, from its own evidence', () => {
    const assessment = assessSample('healthy-management-server-2022');
    expect(assessment.release).toMatchObject({ id: '2022', from: 'detected' });
    expect(assessment.summary).toMatchObject({ failing: 0, outcome: 'compliant' });
    expect(headline(assessment)).toBe('Everything VMM needs is open on this server.');
    expect(inbound(assessment, 'console-to-server-wcf').portSource).toEqual([
      { ports: '8100', from: 'registry', where: expect.stringContaining('IndigoTcpPort') },
    ]);
  });

  it('can tell of no flow while the firewall service does not run', () => {
    const host = loadSample('healthy-management-server-2022');
    if (!isAvailable(host.services)) throw new Error('the sample has services');
    const services = host.services.map((service) =>
      service.name === 'MpsSvc' ? { ...service, state: 'stopped' as const } : service,
    );
    const { flows, summary } = assessHost({ ...host, services });
    const told = flows.filter(({ verdict }) => verdict !== 'not-applicable');
    expect(new Set(told.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
    expect(summary.outcome).toBe('unknown');
    expect(summary.unknown).toBe(summary.failing);
    expect(sentences(inbound({ flows }, 'console-to-server-wcf'))).toContain(
      '(MpsSvc) is not running',
    );
  });

  it('names the rules that are only switched off', () => {
    const winrm = inbound(
      assessSample('hyperv-host-2019-disabled-rules'),
      'agent-control-winrm-5985',
    );
    expect(winrm).toMatchObject({ verdict: 'disabled', failing: true, needed: true });
    expect(sentences(winrm)).toContain('WINRM-HTTP-In-TCP');
  });

  it('calls local rules void where group policy does not merge them', () => {
    const flow = inbound(assessSample('policy-voids-local-rules-2022'), 'agent-data-bits-443');
    expect(flow.verdict).toBe('void');
    expect(sentences(flow)).toContain('group policy voids local rules');
  });

  it('lets a block win, and names it', () => {
    const flow = inbound(assessSample('block-over-allow-2022'), 'console-to-server-wcf');
    expect(flow.verdict).toBe('blocked');
    expect(sentences(flow)).toContain('Block management ports');
  });

  it('marks a remote scope for review, and fails it against peers outside of it', () => {
    const open = inbound(assessSample('hardened-management-server-2022'), 'console-to-server-wcf');
    expect(open).toMatchObject({ verdict: 'limited', review: true, failing: false });
    expect(sentences(open)).toContain('from 10.0.5.0-10.0.6.255 only');
    const inside = assessSample('hardened-management-server-2022', {
      peers: { console: ['10.0.5.7'] },
    });
    expect(inbound(inside, 'console-to-server-wcf').verdict).toBe('allowed');
    const outside = assessSample('hardened-management-server-2022', {
      peers: { console: ['10.0.5.7', '192.0.2.1'] },
    });
    expect(inbound(outside, 'console-to-server-wcf')).toMatchObject({
      verdict: 'limited',
      review: false,
      failing: true,
    });
  });

  it('cannot tell what it could not read, and never calls it missing', () => {
    const assessment = assessSample('partly-unreadable-host-2022');
    const judged = assessment.flows.filter(({ verdict }) => verdict !== 'not-applicable');
    expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
    expect(assessment.summary.outcome).toBe('unknown');
  });

  it('judges the profiles asked for, the worst of them for the flow', () => {
    const assessment = assessSample('healthy-management-server-2022', { profiles });
    const flow = inbound(assessment, 'agent-control-winrm-5985');
    expect(flow.profiles.map(({ profile }) => profile)).toEqual(profiles);
    expect(flow.verdict).not.toBe('allowed');
  });

  it('asks nothing of a server without VMM', () => {
    const assessment = assessSample('no-vmm-2022');
    expect(assessment.flows).toEqual([]);
    expect(headline(assessment)).toContain('No VMM role');
  });
});
