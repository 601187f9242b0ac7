import { describe, expect, it } from 'vitest';
import { vmmKeys } from '../vmm/vmm-registry.ts';
import { between, blockOut, flowBetween, hostAtEnd, winrm } from './test-support/hosts-at-ends.ts';
import { judgeTwoSided, type HostAtEnd } from './two-sided.ts';
import { closedByWords, headlineBetween, notesBetween, whyBetween } from './words.ts';

describe('several servers', () => {
  const server = hostAtEnd({ role: 'management-server', name: 'VMM01' }, '10.0.0.1');
  const hosts = ['HV1', 'HV2'].map((name, index) =>
    hostAtEnd({ role: 'hyperv-host', name, rules: winrm }, `10.0.0.${index + 2}`),
  );
  const pairsOf = (pairs: 'first' | 'all') =>
    new Set(
      judgeTwoSided([server, ...hosts], pairs).flows.map(
        ({ initiator, listener }) => `${initiator} ${listener}`,
      ),
    );

  it('are judged as the first against each other, or every pair', () => {
    const withServer = ['VMM01 HV1', 'HV1 VMM01', 'VMM01 HV2', 'HV2 VMM01'];
    expect(pairsOf('first')).toEqual(new Set(withServer));
    expect(pairsOf('all')).toEqual(new Set([...withServer, 'HV1 HV2', 'HV2 HV1']));
  });

  it('are told apart where they have the same name or none', () => {
    const twin = { ...hosts[0], input: 'copy.json' } as HostAtEnd;
    const { hosts: named } = judgeTwoSided([server, ...hosts.slice(0, 1), twin], 'first');
    expect(named.map(({ name }) => name)).toEqual(['VMM01', 'HV1 (HV1.json)', 'HV1 (copy.json)']);
  });

  it('are told apart without regard to case, and by their files where they have no name', () => {
    const named = (name: string, input: string) => ({
      ...hostAtEnd({ role: 'hyperv-host', name }, '10.0.0.2'),
      input,
    });
    const names = (...given: readonly HostAtEnd[]) =>
      judgeTwoSided([server, ...given], 'first').hosts.map(({ name }) => name);
    expect(names(named('HV1', 'a.json'), named('hv1', 'b.json')).slice(1)).toEqual([
      'HV1 (a.json)',
      'hv1 (b.json)',
    ]);
    const unnamed = named('', String.raw`C:\reports\c.json`);
    expect(names(unnamed, named('HV1', 'a.json')).slice(1)).toEqual(['c.json', 'HV1']);
  });

  it('show what is needed first, and of that the worst first', () => {
    const { flows, summary } = judgeTwoSided([server, ...hosts], 'all');
    const severity = ['closed', 'unknown', 'partly', 'open'];
    const ranks = flows.map(
      ({ needed, outcome }) => (needed ? 0 : severity.length) + severity.indexOf(outcome),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBeGreaterThan(2);
    const needed = flows.filter((flow) => flow.needed);
    expect(summary).toEqual({
      needed: needed.length,
      open: needed.filter(({ outcome }) => outcome === 'open').length,
      closed: needed.filter(({ outcome }) => outcome === 'closed').length,
      partly: 0,
      unknown: 0,
    });
  });

  it('come with a sentence, and with what else a reader must know', () => {
    const closed = between({}, { addresses: null });
    expect(headlineBetween(closed)).toMatch(
      /^Of \d+ flows that VMM needs between management-server and hyperv-host, \d+ are closed\.$/,
    );
    expect(notesBetween(closed)).toContainEqual(
      expect.stringContaining('The addresses of hyperv-host are not known'),
    );
    const bare = { ...hosts[0], situation: { ...server.situation, roles: [], release: '2025' } };
    const noRole = judgeTwoSided([server, bare as HostAtEnd], 'first');
    expect(notesBetween(noRole)).toEqual(['No VMM role was found on HV1.']);
    expect(headlineBetween(noRole)).toBe(
      'VMM needs no flow between VMM01 and HV1, as what they are.',
    );
    const listening = between(
      {},
      {
        rules: winrm,
        listeners: [{ protocol: 'tcp', address: '0.0.0.0', port: 1, processId: 4 }],
      },
    );
    expect(notesBetween(listening)).toContainEqual('Nothing listens on TCP 5985 on hyperv-host.');
  });
});

describe('why a flow is not open', () => {
  const blocked = { closed: blockOut('RPort=5985') };

  it('names the end where both close it, and both kinds of causes', () => {
    const both = flowBetween({ rules: blocked }, {});
    const why = whyBetween(both);
    expect(why.some((text) => text.startsWith('At VMM01, outbound: '))).toBe(true);
    expect(why.some((text) => text.startsWith('At hyperv-host, inbound: '))).toBe(true);
    const one = flowBetween({}, {});
    expect(whyBetween(one).some((text) => text.startsWith('At '))).toBe(false);
    expect(closedByWords(one)).toEqual(['hyperv-host, inbound']);
    const keys = { [vmmKeys.serverSettings]: { BITSTcpPort: 8443 } };
    expect(closedByWords(flowBetween({ keys }, {}, 'agent-data-bits-443'))).toEqual([
      'hyperv-host, inbound',
      'different ports',
    ]);
  });

  it('is said profile by profile where they differ', () => {
    const { ends, ...flow } = flowBetween({}, {});
    const [profile] = ends.listener.profiles;
    if (profile === undefined) throw new Error('it is judged on a profile');
    const off = { ...profile, profile: 'public' as const, reasons: [] };
    const listener = { ...ends.listener, profiles: [profile, off] };
    const why = whyBetween({ ...flow, ends: { ...ends, listener } });
    expect(why.map((text) => text.split(':')[0])).toEqual(['Domain profile', 'Public profile']);
  });
});
