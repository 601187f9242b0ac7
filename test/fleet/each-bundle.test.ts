import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import { buildCli, cliBundle } from '../../build/bundle.mjs';
import { sampleIds } from '../../app/samples.ts';
import { run } from '../cli/run.ts';

beforeAll(buildCli, 60_000);

it('gives the same in threads as in one', async () => {
  const samples = sampleIds.map((id) => `sample:${id}`);
  const args = ['assess', '--each', 'no-such-file', ...samples, '--format', 'csv'];
  const threads = spawnSync(process.execPath, [cliBundle, ...args], { encoding: 'utf8' });
  const one = await run(args);
  expect({ code: threads.status, out: threads.stdout }).toEqual({ code: one.code, out: one.out });
  expect(threads.stderr).toMatch(/^vmm-firewall: no-such-file: there is no such file\.$/m);
});
