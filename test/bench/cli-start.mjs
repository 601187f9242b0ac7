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

/** A sample host with as many rules of other programs as make 400, each with a port of its own. */
function hostOf400Rules(folder) {
  const host = JSON.parse(
    readFileSync(`${root}assets/samples/hardened-management-server-2022.json`),
  );
  const { values } = host.firewall.local.keys.find(({ path }) => /^FirewallRules$/i.test(path));
  for (let i = values.length; i < rules; i++) {
    const data = `v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=${i % 2 === 0 ? 6 : 17}|LPort=${20_000 + i}|App=C:\\Program Files\\Backup ${i}\\agent.exe|Name=Backup ${i}|`;
    values.push({ name: `Backup-${i}`, type: 'REG_SZ', data });
  }
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
