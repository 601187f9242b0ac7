// `node test/windows/timings.mjs`: how long on this Windows what people wait for takes, as
// test-results/timings.json. Medians of whole processes, in turns; figures to look at, not limits.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { performance } from 'node:perf_hooks';
import { root } from '../../build/root.mjs';

const program = `${root}dist/exe/vmm-firewall.exe`;
const commands = {
  'node -e 0': [process.execPath, ['-e', '0'], 15],
  'vmm-firewall --version': [program, ['--version'], 15],
  'vmm-firewall assess (sample)': [program, ['assess', 'sample:hyperv-host-2012r2'], 15],
  'vmm-firewall collect': [program, ['collect'], 5],
  'vmm-firewall collect --second-opinion': [program, ['collect', '--second-opinion'], 1],
};

function milliseconds(file, args) {
  const start = performance.now();
  const { error } = spawnSync(file, args, { stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - start;
}

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let turn = 0; turn < 15; turn++) {
  for (const [name, [file, args, turns]] of Object.entries(commands))
    if (turn < turns) times[name].push(milliseconds(file, args));
}
const median = (list) => Math.round(list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
const result = {
  windows: release(),
  processors: `${cpus().length} x ${cpus()[0]?.model}`,
  node: process.version,
  medianMs: Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)])),
};
mkdirSync(`${root}test-results`, { recursive: true });
writeFileSync(`${root}test-results/timings.json`, `${JSON.stringify(result, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
