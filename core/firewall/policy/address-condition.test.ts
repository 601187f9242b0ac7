import { describe, expect, it } from 'vitest';
import type { NetworkAdapter } from '../../snapshot/schema.ts';
import { describeAddresses } from '../algebra/address-range.ts';
import { parseRule } from '../rule/parse-rule.ts';
import { adapterResolver, addressCondition, allAddresses } from './address-condition.ts';

const entries = (fields: string) => parseRule('local', 'id', `v2.31|${fields}`).remoteAddresses;
const adapter = (over: Partial<NetworkAdapter>): NetworkAdapter => ({
  id: '{1}',
  alias: 'a',
  profile: 'domain',
  addresses: [],
  gateways: [],
  dnsServers: [],
  ...over,
});

describe('addressCondition', () => {
  it('is absent without entries and nowhere in a family that only the other has entries of', () => {
    expect(addressCondition(entries(''), () => undefined)).toBeUndefined();
    const condition = addressCondition(entries('RA4=10.0.0.1|'), () => undefined);
    expect(condition?.[6]).toEqual({ certain: [], possible: [] });
    expect(describeAddresses(4, condition?.[4].certain ?? [])).toEqual(['10.0.0.1']);
  });

  it.each(['RA4=LocalSubnet|', 'RA42=IntErnet|'])(
    '%s may be anywhere, if nobody knows',
    (field) => {
      const condition = addressCondition(entries(`RA4=10.0.0.1|${field}`), () => undefined);
      expect(describeAddresses(4, condition?.[4].certain ?? [])).toEqual(['10.0.0.1']);
      expect(condition?.[4].possible).toEqual(allAddresses[4]);
    },
  );
});

describe('adapterResolver', () => {
  const one = adapter({
    addresses: [{ address: '10.1.2.3', prefixLength: 24 }],
    dnsServers: ['10.1.2.53'],
  });
  const other = adapter({
    id: '{2}',
    profile: 'public',
    addresses: [
      { address: '192.168.0.9', prefixLength: 16 },
      { address: 'fe80::1', prefixLength: 64 },
    ],
  });

  it('answers LocalSubnet for certain on its profile, and perhaps for every adapter', () => {
    const answer = adapterResolver([one, other], 'domain')('localsubnet', 4);
    expect(describeAddresses(4, answer?.certain ?? [])).toEqual(['10.1.2.0/24']);
    expect(describeAddresses(4, answer?.possible ?? [])).toEqual(['10.1.2.0/24', '192.168.0.0/16']);
  });

  it('is certain only of what all adapters of the profile agree on', () => {
    const second = adapter({ id: '{3}', addresses: [{ address: '10.1.2.9', prefixLength: 25 }] });
    const answer = adapterResolver([one, second], 'domain')('localsubnet', 4);
    expect(describeAddresses(4, answer?.certain ?? [])).toEqual(['10.1.2.0/25']);
  });

  it('does not answer what the snapshot leaves out', () => {
    expect(adapterResolver([one], 'domain')('dhcp', 4)).toBeUndefined();
    expect(adapterResolver([one], 'private')('dns', 4)).toBeUndefined();
    expect(adapterResolver(undefined, 'domain')('dns', 4)).toBeUndefined();
    expect(adapterResolver([one], 'domain')('dns', 6)).toEqual({ certain: [], possible: [] });
  });
});
