// `assess --each` of many servers with 400 rules each, as a whole process: wall clock, processor time
// of all its threads, and the most memory it had. Half the number first, to see that cost is linear.
// On a machine that others use too, wall clock says little without its load, so that is said beside it.
// node test/bench/fleet/fleet.mjs [5000]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildCli, cliBundle } from '../../../build/bundle.mjs';
import { root } from '../../../build/root.mjs';

const count = Number(process.argv[2] ?? 5000);
const rulesPerHost = 400;
const ids = [
  'healthy-management-server-2022',
  'hyperv-host-2019-disabled-rules',
  'library-server-2019',
];
const samples = ids.map((id) =>
  JSON.parse(readFileSync(`${root}assets/samples/${id}.json`, 'utf8')),
);

/** A sample under another name, with rules of its own up to the number wanted. */
function hostText(index) {
  const host = structuredClone(samples[index % samples.length]);
  host.host.name = `HOST${index}`;
  const { values } = host.firewall.local.keys.find(({ path }) => path === 'FirewallRules');
  for (let i = values.length; i < rulesPerHost; i++) {
    const port = 10_000 + ((index + i) % 20_000);
    const data = `v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=${port}|App=C:\\Apps\\app${i}.exe|Name=App ${i}|`;
    values.push({ name: `{APP-${i}}`, type: 'REG_SZ', data });
  }
  return JSON.stringify(host);
}

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const ticks = 100;

/** User and system time of a process with all its threads so far, in seconds. */
function processorSeconds(pid) {
  // The name stands in parentheses and may hold blanks; times are the 14th and 15th field.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

function measure(folder) {
  const start = performance.now();
  const [load] = loadavg();
  let peak = 0;
  let processor = 0;
  return new Promise((resolve) => {
    const args = [
      'assess',
      '--each',
      folder,
      '--format',
      'html',
      '--output',
      join(folder, 'out.html'),
    ];
    const child = spawn(process.execPath, [cliBundle, ...args], { stdio: 'ignore' });
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
        processor = processorSeconds(child.pid);
      } catch {
        // Gone, or not Linux: then memory is not said.
      }
    }, 100);
    child.on('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      resolve({ seconds, processor, load, megabytes: peak / 1024, code });
    });
  });
}

await buildCli();
for (const hosts of [count / 2, count]) {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  try {
    for (let i = 0; i < hosts; i++) writeFileSync(join(folder, `${i}.json`), hostText(i));
    const { seconds, processor, load, megabytes, code } = await measure(folder);
    process.stdout.write(
      `${hosts} servers, ${availableParallelism()} cores, load ${load.toFixed(1)}: ${seconds.toFixed(1)} s, processor ${processor.toFixed(1)} s, ${megabytes.toFixed(0)} MiB, exit ${code}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
