// Installs the locked dependencies when they are missing or older than the lock file, so that
// `npm start` and `npm test` need nothing but Node. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';

export { root };
const lock = `${root}package-lock.json`;
const stamp = `${root}node_modules/.installed-lock.json`;

/** True when node_modules was installed from exactly this lock file. */
function isCurrent() {
  return existsSync(stamp) && readFileSync(stamp).equals(readFileSync(lock));
}

if (!isCurrent()) {
  process.stderr.write('Installing the locked dependencies (once)...\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write('Could not install the dependencies; npm said why above.\n');
    process.exit(2);
  }
  copyFileSync(lock, stamp);
}
