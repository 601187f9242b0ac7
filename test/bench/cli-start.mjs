// Start-up of the command line tool: `assess` of a host with 400 rules against `node -e 0`, both as
// whole processes, in turns, so that neighbours on the machine weigh on both alike.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildCli, cliBundle } from '../../build/bundle.mjs';
import { root } from '../../build/root.mjs';

const runs = Number(process.argv[2] ?? 15);
const limit = 4;
const rules = 400;

/** A sample host whose rules are repeated under other ids until there are 400. */
function hostOf400Rules(folder) {
  const host = JSON.parse(
    readFileSync(`${root}assets/samples/hardened-management-server-2022.json`),
  );
  const key = host.firewall.local.keys.find(({ path }) => path.toLowerCase() === 'firewallrules');
  const own = key.values;
  key.values = Array.from({ length: rules }, (_, i) => ({
    ...own[i % own.length],
    name: i < own.length ? own[i].name : `${own[i % own.length].name}-${i}`,
  }));
  const path = join(folder, 'host.json');
  writeFileSync(path, JSON.stringify(host));
  return path;
}

function milliseconds(args, expected) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== expected) throw new Error(`${args.join(' ')} exited with ${status}`);
  return performance.now() - start;
}
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

await buildCli();
const folder = mkdtempSync(join(tmpdir(), 'cli-start-'));
try {
  const host = hostOf400Rules(folder);
  const [bare, assess] = [[], []];
  for (let i = 0; i < runs; i++) {
    bare.push(milliseconds(['-e', '0'], 0));
    assess.push(milliseconds([cliBundle, 'assess', host], 1));
  }
  const ratio = median(assess) / median(bare);
  process.stdout.write(
    `${ratio <= limit ? 'ok  ' : 'MISS'} assess of ${rules} rules: ${median(assess).toFixed(0)} ms, node -e 0: ${median(bare).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${limit})\n`,
  );
  process.exitCode = ratio <= limit ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
