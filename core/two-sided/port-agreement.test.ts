import { describe, expect, it } from 'vitest';
import { firewallHost } from '../../test/support/firewall-host.ts';
import { effectivePorts, type EffectivePort } from '../vmm/effective-ports.ts';
import type { ResolvedPart } from '../vmm/resolve-parts.ts';
import { vmmKeys } from '../vmm/vmm-registry.ts';
import { portsBetween, portsDiffer } from './port-agreement.ts';

const { serverSettings, agentSetup, consoleSettings, remoteDesktop } = vmmKeys;
/** A host on which every one of these settings is this port. */
const setTo = (port: number) =>
  effectivePorts(
    firewallHost({
      keys: {
        [serverSettings]: { IndigoTcpPort: port, WSManTcpPort: port },
        [agentSetup]: { BITSTcpPort: port },
        [consoleSettings]: { IndigoTcpPort: port },
        [remoteDesktop]: { PortNumber: port },
      },
    }),
    '2022',
  );
const notSet = effectivePorts(firewallHost({}), '2022');

describe('the ports of a flow between two computers', () => {
  const between = portsBetween(setTo(1001), setTo(2002));

  it('are those of the listener for what each listens on itself', () => {
    expect([between['agent-bits'].port, between.rdp.port]).toEqual([2002, 2002]);
    const unset = portsBetween(setTo(1001), notSet);
    expect([unset['agent-bits'].port, unset.rdp.port]).toEqual([443, 3389]);
  });

  it('are those of the initiator for what a console is told to call', () => {
    expect(between['console-indigo-tcp'].port).toBe(1001);
    expect(portsBetween(notSet, setTo(2002))['console-indigo-tcp'].port).toBe(8100);
  });

  it('are those of whichever is the management server, which alone has them set', () => {
    for (const ports of [portsBetween(setTo(1001), notSet), portsBetween(notSet, setTo(1001))])
      expect([ports['server-wsman'].port, ports['server-indigo-tcp'].port]).toEqual([1001, 1001]);
    // Of two management servers the one that listens.
    expect(between['server-indigo-tcp'].port).toBe(2002);
    expect(portsBetween(notSet, notSet)['server-wsman'].port).toBe(5985);
  });
});

describe('ends that are set to different ports', () => {
  const part = (port: number, from?: EffectivePort): ResolvedPart => ({
    protocol: 'tcp',
    ports: { kind: 'fixed', ranges: [[port, port]], ...(from === undefined ? {} : { from }) },
    processes: [],
  });
  const bits = setTo(8443)['agent-bits'];
  const unread: EffectivePort = {
    ...notSet['agent-bits'],
    origin: {
      ...notSet['agent-bits'].origin,
      kind: 'documented',
      because: 'not-read',
      sources: [],
    },
  };

  it('are none where the ports are the same', () => {
    expect(portsDiffer([part(443), part(80)], [part(443, bits), part(80)])).toBeNull();
  });

  it('are told, only those that differ', () => {
    expect(portsDiffer([part(443), part(80)], [part(8443, bits), part(80)])).toEqual({
      initiator: '443',
      listener: '8443',
      isCertain: true,
    });
  });

  it('are certain unless what the listener is set to could not be read', () => {
    const isCertain = (...listener: readonly ResolvedPart[]) =>
      portsDiffer([part(1), part(2)].slice(0, listener.length), listener)?.isCertain;
    expect(isCertain(part(443, bits))).toBe(true);
    expect(isCertain(part(443, notSet['agent-bits']))).toBe(true);
    // No setting moves it.
    expect(isCertain(part(443))).toBe(true);
    expect(isCertain(part(443, unread))).toBe(false);
    expect(isCertain(part(443, unread), part(444, bits))).toBe(true);
  });
});
