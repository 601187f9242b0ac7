import { describe, expect, it } from 'vitest';
import { firewallHost } from '../../test/support/firewall-host.ts';
import { addressesBetween, hostAddresses } from './host-addresses.ts';

const host = (...addresses: readonly string[]) => ({
  ...firewallHost({}),
  network: addresses.map((address, index) => ({
    id: `{${index}}`,
    alias: `Network ${index}`,
    profile: 'domain' as const,
    type: 'wired' as const,
    addresses: [{ address, prefixLength: 24 }],
    gateways: [],
    dnsServers: [],
  })),
});

describe('the addresses of a host', () => {
  it('are those that another server can reach, each once', () => {
    expect(hostAddresses(host('10.0.0.1', '2001:db8::1', '10.0.0.1'))).toEqual([
      '10.0.0.1',
      '2001:db8::1',
    ]);
    for (const local of ['127.0.0.1', '127.9.9.9', '::1', '169.254.7.7', 'fe80::1', 'FEBF::1'])
      expect(hostAddresses(host('10.0.0.1', local))).toEqual(['10.0.0.1']);
    for (const other of ['12.7.0.1', '169.25.4.7', 'fec0::1', '2001:db8::1', '1::1'])
      expect(hostAddresses(host(other))).toEqual([other]);
  });

  it('are none where nobody can read them', () => {
    expect(hostAddresses(host('10.0.0.x', ''))).toEqual([]);
    expect(hostAddresses({ ...host(), network: { unavailable: 'not in this input' } })).toEqual([]);
  });

  it('count between two hosts where both have their family', () => {
    const both = ['10.0.0.2', '2001:db8::2'];
    expect(addressesBetween(['10.0.0.1'], both)).toEqual(['10.0.0.2']);
    expect(addressesBetween(['2001:db8::1'], both)).toEqual(['2001:db8::2']);
    expect(addressesBetween(['10.0.0.1', '2001:db8::1'], both)).toEqual(both);
    expect(addressesBetween(['10.0.0.0/24'], both)).toEqual(['10.0.0.2']);
    expect(addressesBetween(['2001:db8::-2001:db8::9'], both)).toEqual(['2001:db8::2']);
  });

  it('all count where that cannot be told', () => {
    expect(addressesBetween([], ['10.0.0.2', '2001:db8::2'])).toEqual(['10.0.0.2', '2001:db8::2']);
    expect(addressesBetween(['10.0.0.1'], ['2001:db8::2'])).toEqual(['2001:db8::2']);
  });
});
