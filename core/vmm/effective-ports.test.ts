import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vmmHost } from '../../test/support/vmm-host.ts';
import { emptySnapshot } from '../snapshot/empty.ts';
import type { RegistryValue } from '../snapshot/registry.ts';
import { effectivePorts } from './effective-ports.ts';
import { sqlConnection } from './sql-connection.ts';
import { vmmKeys } from './vmm-registry.ts';

const ports = (keys: NonNullable<Parameters<typeof vmmHost>[0]['keys']>) =>
  effectivePorts(vmmHost({ keys }), '2022');

describe('effectivePorts', () => {
  it('takes what the registry says, and says where', () => {
    const found = ports({ [vmmKeys.serverSettings]: { indigotcpport: 8200, BITSTcpPort: 8443 } });
    expect(found['server-indigo-tcp']).toMatchObject({
      port: 8200,
      origin: { kind: 'registry', path: vmmKeys.serverSettings },
    });
    expect(found['server-bits'].port).toBe(8443);
    expect(found['agent-bits'].port).toBe(443);
  });

  it('says which document gives the default, and why it was taken', () => {
    expect(ports({})['server-indigo-https']).toMatchObject({
      port: 8101,
      origin: { kind: 'documented', because: 'absent', sources: ['S01', 'S08'] },
    });
    const unread = effectivePorts(emptySnapshot('not in this file'), '2022');
    expect(unread['server-wsman']).toMatchObject({ port: 5985, origin: { because: 'not-read' } });
  });

  it('knows that the 2008 family controls agents on 80', () => {
    const old = effectivePorts(vmmHost({}), '2008r2');
    expect(old['server-wsman']).toMatchObject({ port: 80, origin: { sources: ['S03', 'S04'] } });
  });

  it.each<[RegistryValue | number | string]>([
    [0],
    [99_999],
    [0xffff_ffff],
    ['8100'],
    [''],
    [{ name: '', type: 'REG_BINARY', data: 'a41f0000' }],
    [{ name: '', type: 'REG_QWORD', data: '8100' }],
    [{ name: '', type: 'REG_MULTI_SZ', data: ['8100'] }],
  ])('does not take %j for a port', (value) => {
    const found = ports({ [vmmKeys.serverSettings]: { IndigoTcpPort: value } });
    expect(found['server-indigo-tcp']).toMatchObject({
      port: 8100,
      origin: { kind: 'documented', because: 'invalid' },
    });
  });

  it.each([
    ['Server=SQL02,1500;x', 1500, 'registry'],
    ['Server=tcp:SQL02\\VMM, 51000 ', 51000, 'registry'],
    ['Server=SQL02', 1433, 'absent'],
    ['Server=SQL02,0', 1433, 'invalid'],
    ['Server=SQL02,99999', 1433, 'invalid'],
    ['Server=SQL02,14 33', 1433, 'invalid'],
    ['Server=SQL02,$(calc)', 1433, 'invalid'],
  ])('reads the SQL port of %s', (text, port, why) => {
    const { sql } = ports({ [vmmKeys.serverSql]: { ConnectionString: text } });
    expect(sql.port).toBe(port);
    expect(sql.origin.kind === 'registry' ? 'registry' : sql.origin.because).toBe(why);
  });

  it('never throws and always gives a port, whatever the registry holds', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 0xffff_ffff }), (sql, name, number) => {
        const snapshot = vmmHost({
          keys: {
            [vmmKeys.serverSql]: { ConnectionString: `Server=${sql}`, MachineName: name },
            [vmmKeys.serverSettings]: { IndigoTcpPort: number, BITSTcpPort: sql },
          },
        });
        expect(sqlConnection(snapshot)).toBeDefined();
        for (const { port } of Object.values(effectivePorts(snapshot, '2025'))) {
          expect(Number.isInteger(port) && port >= 1 && port <= 65535).toBe(true);
        }
      }),
    );
  });
});
