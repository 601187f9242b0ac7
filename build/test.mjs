// `npm test`: types, lint, format and all tests; the last line is "N passed, N failed". Each check
// that is not a vitest test counts as one.
import './ensure-dependencies.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root } from './ensure-dependencies.mjs';

const report = `${root}test-results/vitest.json`;
/** Scripts of the tools, run by this Node: no shell comes between, which on Windows has laws of its own. */
const tools = `${root}node_modules`;
const tsc = `${tools}/typescript/bin/tsc`;
const checks = [
  { name: 'types (pure core)', args: [tsc, '-p', 'core/tsconfig.json'] },
  { name: 'types', args: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types (window)', args: [tsc, '-p', 'renderer/tsconfig.json'] },
  { name: 'lint', args: [`${tools}/oxlint/bin/oxlint`, '--deny-warnings'] },
  { name: 'window budgets', args: ['build/check-budgets.mjs'] },
  {
    name: 'format',
    args: [`${tools}/prettier/bin/prettier.cjs`, '--check', '--log-level', 'warn', '.'],
  },
];

/** Runs one script with its output shown; resolves to its exit code. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Passed and failed counts of the vitest run; a run that wrote no report counts as one failure. */
function testCounts(exitCode) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0);
    return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

mkdirSync(`${root}test-results`, { recursive: true });
rmSync(report, { force: true });
const failedChecks = [];
for (const { name, args } of checks) {
  if ((await run(args)) !== 0) failedChecks.push(name);
}
const exitCode = await run([
  `${tools}/vitest/vitest.mjs`,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const tests = testCounts(exitCode);
for (const name of failedChecks) process.stdout.write(`failed: ${name}\n`);
const failed = tests.failed + failedChecks.length;
process.stdout.write(
  `${tests.passed + checks.length - failedChecks.length} passed, ${failed} failed\n`,
);
process.exit(failed === 0 ? 0 : 1);
