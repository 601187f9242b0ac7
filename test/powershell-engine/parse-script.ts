import path from 'node:path';
import { z } from 'zod';
import type { TestEngine } from './test-engine.ts';
import { runEngine } from './run.ts';

const finding = z.strictObject({
  path: z.string(),
  line: z.number().int(),
  rule: z.enum([
    'parse-error',
    'newer-than-5.1',
    'alias',
    'invoke-expression',
    'unqualified',
    'not-ascii',
  ]),
  text: z.string(),
});

/** Something a script of the product may not hold. */
export type ScriptFinding = z.infer<typeof finding>;

/**
 * Reads scripts with PowerShell's own parser and walks their syntax trees: parse errors; operators,
 * blocks, commands and parameters newer than 5.1; aliases and programs called by bare name;
 * Invoke-Expression; cmdlets of NetSecurity or CimCmdlets without their module; characters outside ASCII.
 * @param files full paths
 */
export async function parseScripts(
  engine: TestEngine,
  files: readonly string[],
): Promise<ScriptFinding[]> {
  const script = path.join(import.meta.dirname, 'check-script.ps1');
  const { stdout, stderr, exitCode } = await runEngine(engine, ['-File', script, ...files]);
  if (exitCode !== 0 || stderr !== '') throw new Error(`Scripts could not be checked: ${stderr}`);
  return z.strictObject({ findings: z.array(finding) }).parse(JSON.parse(stdout)).findings;
}
