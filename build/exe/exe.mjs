// `npm run exe`: the command line tool as one program that needs nothing beside it, dist/exe/vmm-firewall
// (.exe on Windows): Node itself with the tool, its samples and its PowerShell modules inside
// (nodejs.org/api/single-executable-applications.html). `--node FILE` takes another Node of the same
// version, e.g. that of Windows.
import '../ensure-dependencies.mjs';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { notices } from '../packaging/notices.mjs';
import { root } from '../root.mjs';
import { brandProgram } from './brand-program.mjs';
import { bundleExe } from './bundle-exe.mjs';

/** The string in Node's program that says whether something was put into it. */
const sentinelFuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const resource = 'NODE_SEA_BLOB';

/** Files that go into the program, by the names of cli/embedded.ts. */
function embeddedFiles(bundles) {
  const filesOf = (folder, ending) =>
    readdirSync(`${root}assets/${folder}`)
      .filter((name) => name.endsWith(ending))
      .map((name) => [`${folder}/${name}`, `${root}assets/${folder}/${name}`]);
  return Object.fromEntries([
    ...filesOf('samples', '.json'),
    ...filesOf('powershell', '.psm1'),
    ['each-worker.cjs', `${bundles}/each-worker.cjs`],
  ]);
}

/** The tool and its files as Node reads them from inside its program. */
function makeBlob(folder) {
  // Names without a folder: the program keeps that of its main script, and a build its own to itself.
  const output = 'vmm-firewall.blob';
  const config = {
    main: 'vmm-firewall.cjs',
    output,
    disableExperimentalSEAWarning: true,
    assets: embeddedFiles(folder),
  };
  writeFileSync(`${folder}/sea.json`, JSON.stringify(config));
  execFileSync(process.execPath, ['--experimental-sea-config', 'sea.json'], {
    cwd: folder,
    stdio: 'pipe',
  });
  return `${folder}/${output}`;
}

/** In a process of its own, whose remarks about sections of the program are of use when it fails only. */
function inject(program, blob) {
  const postject = `${root}node_modules/postject/dist/cli.js`;
  const args = [postject, program, resource, blob, '--sentinel-fuse', sentinelFuse];
  execFileSync(process.execPath, args, { stdio: 'pipe' });
}

/**
 * Builds the program.
 * @param node the Node to put the tool into; this one when left out
 * @returns its path; beside it lie the notices of what is in it
 */
export async function buildExe({ output = `${root}dist/exe`, node = process.execPath } = {}) {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const isWindows = node.toLowerCase().endsWith('.exe');
  const parts = `${output}/parts`;
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  await bundleExe(parts);
  const blob = makeBlob(parts);
  const program = `${output}/vmm-firewall${isWindows ? '.exe' : ''}`;
  rmSync(program, { force: true });
  copyFileSync(node, program);
  if (isWindows) brandProgram(program, { version, fileName: path.basename(program) });
  inject(program, blob);
  chmodSync(program, 0o755);
  const lists = ['vmm-firewall', 'each-worker'].map((name) => `${parts}/${name}.licenses.json`);
  writeFileSync(`${program}.notices.txt`, notices(lists, node));
  return program;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { node: { type: 'string' }, output: { type: 'string' } },
  });
  process.stdout.write(`${await buildExe(values)}\n`);
}
