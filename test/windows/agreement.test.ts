import { afterAll, describe, expect, it } from 'vitest';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { secondOpinionOf } from '../../core/second-opinion/of-snapshot.ts';
import {
  collectFrom,
  keepResult,
  mayChangeThisComputer,
  openThisComputer,
} from './this-computer.ts';

const may = mayChangeThisComputer('registry and NetSecurity of one computer');
describe.runIf(may)('registry and NetSecurity', { timeout: 1_800_000 }, () => {
  const live = openThisComputer();
  afterAll(() => live.close());

  it('say the same of every rule of this computer', async () => {
    const snapshot = await collectFrom(live, true);
    const policy = policyOfSnapshot(snapshot);
    const { disputed, gaps } = secondOpinionOf(snapshot, policy);
    const differences = disputed.map(({ rule, disagreements }) => ({
      rule: rule.id,
      store: rule.store,
      text: rule.text,
      disagreements,
    }));
    keepResult('second-opinion.json', { rules: policy.rules.length, gaps, differences });
    expect(gaps).toEqual([]);
    expect(differences).toEqual([]);
  });
});
