// Completes package-lock.json after `npm install` against a registry that lacks some optional
// packages of other platforms: npm then leaves them out of the lock, and `npm ci` refuses the lock
// everywhere. Their entries need no more than version and platform; the platform that needs one
// fetches it from its own registry.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';

const lockPath = `${root}package-lock.json`;
const systems = {
  win32: 'win32',
  darwin: 'darwin',
  linux: 'linux',
  freebsd: 'freebsd',
  android: 'android',
  openharmony: 'openharmony',
};
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
};

/** The platform in a package name such as `@oxlint/binding-win32-x64-msvc`. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const find = (table) => words.map((word) => table[word]).find((value) => value !== undefined);
  return { os: [find(systems)], cpu: [find(processors)] };
}

/** Optional packages that some package names and the lock has no entry for. */
export function missingEntries(lock) {
  const names = new Set(
    Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)),
  );
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => path !== '' && !names.has(name))
      .map(([name, version]) => ({ name, version, dev: entry.dev })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
  for (const { name, version, dev } of missingEntries(lock)) {
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[~^]/, ''),
      ...platformOf(name),
      ...(dev ? { dev } : {}),
      optional: true,
    };
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  writeFileSync(
    lockPath,
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, undefined, 2)}\n`,
  );
}
