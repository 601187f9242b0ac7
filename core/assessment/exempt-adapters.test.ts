import { describe, expect, it } from 'vitest';
import { firewallHost } from '../../test/support/firewall-host.ts';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import type { RegistryKey } from '../snapshot/registry.ts';
import type { NetworkAdapter } from '../snapshot/schema.ts';
import { hostRoles } from '../vmm/terms.ts';
import { assess } from './assess.ts';
import { determineSituation } from './situation.ts';
import { describeReason } from './words/english.ts';
import { german } from './words/german.ts';

const adapter = (id: string, address: string): NetworkAdapter => ({
  id,
  alias: id,
  profile: 'domain',
  addresses: [{ address, prefixLength: 24 }],
  gateways: [],
  dnsServers: [],
});
const lan = adapter('{AAAA}', '10.0.1.9');
const storage = adapter('{BBBB}', '10.0.2.9');

/** The flow to TCP 8100 of a management server whose only rule is for one of its addresses. */
function consoleFlow(network: readonly NetworkAdapter[], exempt: string, rule: string) {
  const host = firewallHost({ rules: { r: rule } });
  const settings: RegistryKey = {
    path: 'DomainProfile',
    values: [{ name: 'DisabledInterfaces', type: 'REG_SZ', data: exempt }],
  };
  const { local, ...stores } = host.firewall;
  const keys = 'keys' in local ? [...local.keys, settings] : [settings];
  const snapshot = {
    ...host,
    network: [...network],
    firewall: { ...stores, local: { keys } },
  };
  const given = { roles: ['management-server'], release: '2022' } as const;
  const found = determineSituation(snapshot, given, releases, hostRoles);
  if (found.kind === 'ask') throw new Error(found.why);
  const { flows } = assess(snapshot, loadCatalogue(catalogueOf('2022')), found.situation);
  const flow = flows.find(
    ({ id, direction }) => id === 'console-to-server-wcf' && direction === 'in',
  );
  const reasons = flow?.profiles.flatMap((each) => each.reasons) ?? [];
  return { verdict: flow?.verdict, reasons };
}

const toLan =
  'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100|LA4=10.0.1.9|LA6=::/0|Name=n|';
const other = toLan.replace('LPort=8100', 'LPort=8101');

describe('adapters without firewall', () => {
  it('leave the answer to the others, of which only their own addresses count', () => {
    const { verdict, reasons } = consoleFlow([lan, storage], '{bbbb}', toLan);
    expect(verdict).toBe('allowed');
    expect(reasons.map(describeReason).join(' ')).toContain(
      'The firewall is off for the adapter bbbb; this is the answer for the others.',
    );
    expect(consoleFlow([lan, storage], '', toLan).verdict).toBe('limited');
    expect(consoleFlow([lan, storage], '{bbbb}', other).verdict).toBe('missing');
  });

  it('open everything where a profile has no others', () => {
    const { verdict, reasons } = consoleFlow([lan, storage], '{AAAA},{BBBB}', other);
    expect(verdict).toBe('allowed-by-default');
    expect(reasons.map(describeReason)).toEqual([
      'The firewall is off for every adapter of this profile: aaaa and bbbb.',
    ]);
    expect(reasons.map(german.reason)).toEqual([
      'Die Firewall ist für alle Adapter dieses Profils aus: aaaa und bbbb.',
    ]);
  });

  it('open nothing as long as nobody knows which adapters there are', () => {
    expect(consoleFlow([], '{AAAA}', other).verdict).toBe('missing');
  });
});
