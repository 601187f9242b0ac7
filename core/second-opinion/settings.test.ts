import { describe, expect, it } from 'vitest';
import { buildPolicy } from '../firewall/policy/policy.ts';
import { compareSettings, concerns, decodeSettings } from './settings.ts';

const { settings } = buildPolicy({ keys: [] }, { keys: [] });

/** As Windows has it when nothing is set; the registry says the same. */
const standard = {
  Name: 'Domain',
  Enabled: 1,
  AllowInboundRules: 1,
  DefaultInboundAction: 4,
  DefaultOutboundAction: 2,
  AllowLocalFirewallRules: 1,
};
const disputes = (row: object) =>
  compareSettings(settings, decodeSettings([row])).map(({ setting, registry, netSecurity }) => [
    setting,
    registry,
    netSecurity,
  ]);

describe('settings of profiles', () => {
  it.each<[string, object]>([
    ['numbers', standard],
    [
      'names and switches',
      {
        Name: 'DOMAIN',
        Enabled: true,
        AllowInboundRules: 'True',
        DefaultInboundAction: 'Block',
        DefaultOutboundAction: 'Allow',
        AllowLocalFirewallRules: 'true',
      },
    ],
    [
      'nothing that is configured',
      {
        Name: 'Domain',
        Enabled: 2,
        AllowInboundRules: 'NotConfigured',
        DefaultInboundAction: 0,
        AllowLocalFirewallRules: 'constructor',
      },
    ],
  ])('agree in %s', (_name, row) => expect(disputes(row)).toEqual([]));

  it.each<[object, string, boolean, boolean]>([
    [{ Enabled: 0 }, 'enabled', true, false],
    [{ AllowInboundRules: 'False' }, 'shieldsUp', false, true],
    [{ DefaultInboundAction: 2 }, 'blocksInbound', true, false],
    [{ DefaultOutboundAction: 4 }, 'blocksOutbound', false, true],
    [{ AllowLocalFirewallRules: 0 }, 'mergesLocalRules', true, false],
  ])('differ in %j', (change, ...dispute) =>
    expect(disputes({ ...standard, ...change })).toEqual([dispute]),
  );

  it('are read in every shape, and left out where they are none', () => {
    const names = (raw: unknown) => [...decodeSettings(raw).keys()];
    expect(names({ value: [standard, { ...standard, Name: 'Public' }], Count: 2 })).toEqual([
      'domain',
      'public',
    ]);
    expect(names(standard)).toEqual(['domain']);
    expect(names([null, 1, 'x', [], { Name: 'Else' }])).toEqual([]);
    expect(names(undefined)).toEqual([]);
  });

  it('concern the direction that they are for', () => {
    const of = (setting: Parameters<typeof concerns>[0]['setting']) =>
      (['in', 'out'] as const).filter((direction) => concerns({ setting }, direction));
    expect(of('shieldsUp')).toEqual(['in']);
    expect(of('blocksInbound')).toEqual(['in']);
    expect(of('blocksOutbound')).toEqual(['out']);
    expect(of('enabled')).toEqual(['in', 'out']);
    expect(of('mergesLocalRules')).toEqual(['in', 'out']);
  });
});
