import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import { secondOpinionOf } from '../../core/second-opinion/of-snapshot.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import {
  collectFrom,
  keepResult,
  mayChangeThisComputer,
  openThisComputer,
} from './this-computer.ts';

const listing = `NetSecurity\\Get-NetFirewallRule -PolicyStore ActiveStore | ForEach-Object {
  @($_.PolicyStoreSourceType, $_.Name, $_.Enabled, $_.Direction, $_.Action) -join '|'
}`;

/** A line for each rule in force, as Windows itself lists them: store, id, on or off, direction, action. */
function activeStore(): string[] {
  const text = execFileSync(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-Command', listing],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .toSorted();
}

/** The same lines from the registry. */
const registry = ({ rules }: Policy) =>
  rules
    .map(({ store, id, active, direction, action }) =>
      [
        store === 'local' ? 'Local' : 'GroupPolicy',
        id,
        active ? 'True' : 'False',
        direction === 'in' ? 'Inbound' : 'Outbound',
        action === 'allow' ? 'Allow' : 'Block',
      ].join('|'),
    )
    .toSorted();

/** Lines that only one of two lists has, as often as it has them more. */
function onlyIn(lines: readonly string[], others: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const line of others) count.set(line, (count.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = count.get(line) ?? 0;
    count.set(line, left - 1);
    return left <= 0;
  });
}

const may = mayChangeThisComputer('registry and NetSecurity of one computer');
describe.runIf(may)('registry and NetSecurity', { timeout: 1_800_000 }, () => {
  const live = openThisComputer();
  let read: { readonly snapshot: Snapshot; readonly policy: Policy } | undefined;
  beforeAll(async () => {
    const snapshot = await collectFrom(live, true);
    read = { snapshot, policy: policyOfSnapshot(snapshot) };
  }, 1_800_000);
  afterAll(() => live.close());
  const there = () => {
    if (read === undefined) throw new Error('this computer was not read');
    return read;
  };

  it('list the same rules in force', () => {
    const [ours, theirs] = [registry(there().policy), activeStore()];
    const differences = {
      onlyInRegistry: onlyIn(ours, theirs),
      onlyInActiveStore: onlyIn(theirs, ours),
    };
    keepResult('active-store.json', { registry: ours.length, active: theirs.length, differences });
    expect(theirs.length).toBeGreaterThan(100);
    expect(differences).toEqual({ onlyInRegistry: [], onlyInActiveStore: [] });
  });

  it('say the same of every rule, store by store', () => {
    const { snapshot, policy } = there();
    const { disputed, disputedSettings, gaps } = secondOpinionOf(snapshot, policy);
    const differences = disputed.map(({ rule, disagreements }) => ({
      rule: rule.id,
      store: rule.store,
      text: rule.text,
      disagreements,
    }));
    keepResult('second-opinion.json', {
      rules: policy.rules.length,
      gaps,
      differences,
      disputedSettings,
    });
    expect(gaps).toEqual([]);
    expect(disputedSettings).toEqual([]);
    expect(differences).toEqual([]);
  });
});
