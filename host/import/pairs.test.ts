import { describe, expect, it } from 'vitest';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { localRoot, policyRoot } from './assemble.ts';
import { renderInputError } from './input-error.ts';
import { loadHostInputs } from './load-host.ts';
import { HiveWriter } from './test-support/hive-writer.ts';
import { polBytes } from './test-support/writers.ts';

/** Each input has two rules in each of its stores: one all have, one of its own. */
type Kind = 'snapshot' | 'reg' | 'wfw' | 'system' | 'software' | 'pol';
type StoreName = 'local' | 'groupPolicy';

const rulesOf = (kind: Kind): [id: string, text: string][] => [
  ['same', `said by ${kind}`],
  [`of ${kind}`, 'x'],
];

/** A hive whose root leads through `names` to a key with the rules; `beside` are other keys of the root. */
function hiveBytes(kind: Kind, names: readonly string[], beside: readonly string[] = []): Buffer {
  const hive = new HiveWriter();
  const values = rulesOf(kind).map(([id, text]) => {
    const data = Buffer.from(text, 'utf16le');
    return hive.text(id, data.length, hive.cell(data));
  });
  let key = hive.key('FirewallRules', undefined, values);
  for (const name of names.toReversed()) key = hive.key(name, hive.list('lf', [key]));
  const others = beside.map((name) => hive.key(name));
  return hive.file(hive.key('root', hive.list('lf', [key, ...others])));
}

function regBytes(): Buffer {
  const keys = [localRoot, policyRoot].flatMap((root) => [
    `[HKEY_LOCAL_MACHINE\\${root}\\FirewallRules]`,
    ...rulesOf('reg').map(([id, text]) => `"${id}"="${text}"`),
  ]);
  return Buffer.from(['Windows Registry Editor Version 5.00', ...keys].join('\r\n'));
}

function snapshotBytes(): Buffer {
  const values = rulesOf('snapshot').map(([name, data]) => ({
    name,
    type: 'REG_SZ' as const,
    data,
  }));
  const store = { keys: [{ path: 'FirewallRules', values }] };
  const empty = emptySnapshot('not collected');
  const firewall = { ...empty.firewall, local: store, groupPolicy: store };
  return Buffer.from(JSON.stringify({ ...empty, firewall }));
}

const controlSet = ['ControlSet001', 'Services', 'SharedAccess', 'Parameters', 'FirewallPolicy'];
const inputs: Readonly<Record<Kind, { holds: readonly StoreName[]; bytes: () => Buffer }>> = {
  snapshot: { holds: ['local', 'groupPolicy'], bytes: snapshotBytes },
  reg: { holds: ['local', 'groupPolicy'], bytes: regBytes },
  wfw: { holds: ['local'], bytes: () => hiveBytes('wfw', []) },
  system: { holds: ['local'], bytes: () => hiveBytes('system', controlSet) },
  software: {
    holds: ['groupPolicy'],
    bytes: () => hiveBytes('software', policyRoot.split('\\').slice(1), ['Microsoft']),
  },
  pol: {
    holds: ['groupPolicy'],
    bytes: () =>
      polBytes(
        rulesOf('pol').map(([name, value]) => ({
          key: `${policyRoot}\\FirewallRules`,
          name,
          type: 'REG_SZ',
          value,
        })),
      ),
  },
};
// The keys of the table above.
const kinds = Object.keys(inputs) as Kind[];

function rulesIn(snapshot: Snapshot, name: StoreName): Record<string, unknown> | string {
  const store = snapshot.firewall[name];
  if (!isAvailable(store)) return store.unavailable;
  if (store.assumedEmpty !== undefined) return store.assumedEmpty;
  return Object.fromEntries(
    store.keys.flatMap(({ values }) => values.map((value) => [value.name, value.data])),
  );
}

/** What the inputs together say of a store: each rule, the later one where both have it. */
function expectedIn(together: readonly Kind[], name: StoreName): unknown {
  const holders = together.filter((kind) => inputs[kind].holds.includes(name));
  if (holders.length > 0) return Object.fromEntries(holders.flatMap(rulesOf));
  return expect.stringMatching(
    name === 'local' ? /hold(s)? no local firewall policy$/ : /hold(s)? no group policy$/,
  );
}

const load = (together: readonly Kind[]) =>
  loadHostInputs(
    together.map((kind) => ({
      name: `${kind} file`,
      read: () => Promise.resolve(inputs[kind].bytes()),
    })),
  );

describe('every kind of input', () => {
  const pairs = kinds.flatMap((first) => [[first], ...kinds.map((second) => [first, second])]);

  it.each(pairs.filter((pair) => pair.join() !== 'snapshot,snapshot').map((pair) => [pair]))(
    '%j make one host',
    async (together) => {
      const result = await load(together);
      if (!result.ok) throw new Error(renderInputError(result.error));
      for (const name of ['local', 'groupPolicy'] as const)
        expect({ [name]: rulesIn(result.snapshot, name) }).toEqual({
          [name]: expectedIn(together, name),
        });
    },
  );

  it('is refused as a second snapshot', async () => {
    const result = await load(['snapshot', 'pol', 'snapshot']);
    expect(result.ok ? '' : renderInputError(result.error)).toBe(
      'snapshot file: this is a second snapshot; one host has one snapshot.',
    );
  });

  it('is named when it is the one at fault, wherever it stands', async () => {
    for (const together of [
      ['reg', 'bad'],
      ['bad', 'reg'],
    ] as const) {
      const result = await loadHostInputs(
        together.map((name) => ({
          name,
          read: () => Promise.resolve(name === 'bad' ? Buffer.from('PReg\u0001') : regBytes()),
        })),
      );
      expect(result.ok ? '' : result.error.file).toBe('bad');
    }
  });
});
