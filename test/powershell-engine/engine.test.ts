import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireEngine } from './engine.ts';
import { runEngine } from './run.ts';

const engine = requireEngine();
const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(engine)('the PowerShell engine', () => {
  const run = (
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    input = '',
  ) => {
    if (!engine) throw new Error('no engine');
    return runEngine(engine, args, environment, input);
  };

  it('runs a command, errors on standard error, exit code 1 after a failure', async () => {
    const result = await run(['-Command', "Write-Host 'out'; throw 'went wrong'"]);
    expect(result.stdout.trim()).toBe('out');
    expect(result.stderr).toContain('went wrong');
    expect(result.exitCode).toBe(1);
  });

  it('reads standard input statement by statement and obeys exit', async () => {
    const input = 'function f {\n  1\n\n  2\n}\n\nf\n"x".Length\nexit 7\n3\n';
    const result = await run(['-NoExit', '-Command', '-'], {}, input);
    expect(result.stdout.split(/\s+/).filter(Boolean)).toEqual(['1', '2', '1']);
    expect(result.exitCode).toBe(7);
  });

  it('runs a statement of several lines only after an empty line', async () => {
    const result = await run(['-Command', '-'], {}, 'if ($true) {\n  1\n}\n"never"\n');
    expect(result.stdout).toBe('');
  });

  it('runs a file with named and positional parameters, as text', async () => {
    const file = path.join(folder, 'parameters.ps1');
    writeFileSync(
      file,
      "param([string]$Name, [string]$First, [switch]$Really)\nWrite-Host ($Name + '|' + $First + '|' + $Really)\nexit 5\n",
    );
    const hostile = '$(1+1) `n "; exit 9 #';
    const result = await run(['-File', file, '-Name', hostile, 'one', '-Really']);
    expect(result.stdout.trim()).toBe(`${hostile}|one|True`);
    expect(result.exitCode).toBe(5);
  });

  it('says that a file is missing', async () => {
    const result = await run(['-File', path.join(folder, 'no.ps1')]);
    expect(result.stderr).toContain('does not exist');
    expect(result.exitCode).not.toBe(0);
  });
});

describe.runIf(engine?.isStandIn)('what the test engine can be told', () => {
  const run = async (text: string, environment: Readonly<Record<string, string>> = {}) => {
    if (!engine) throw new Error('no engine');
    const result = await runEngine(engine, ['-Command', text], environment);
    return result.stdout.trim() + (result.stderr ? `\nERROR ${result.stderr}` : '');
  };

  it('is constrained', async () => {
    const refused = await run("[Console]::WriteLine('x')", {
      VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage',
    });
    expect(refused).toMatch(/ERROR[^]*only on core types/);
    expect(
      await run("ConvertTo-Json -Compress @{ a = 'b'.ToUpper() }", {
        VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage',
      }),
    ).toBe('{"a":"B"}');
  });

  it('refuses script files where the policy of the machine does', async () => {
    if (!engine) throw new Error('no engine');
    const file = path.join(folder, 'refused.ps1');
    writeFileSync(file, "Write-Host 'ran'\n");
    const result = await runEngine(engine, ['-File', file], {
      VMM_ENGINE_MACHINE_POLICY: 'Restricted',
    });
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('running scripts is disabled');
    expect(result.exitCode).toBe(1);
  });

  it('writes JSON as 5.1, or as 7', async () => {
    const text = [
      "ConvertTo-Json -Compress @{ a = '<a&b>' + [char]39 + [char]228 }",
      "ConvertTo-Json -Compress @{ n = ConvertFrom-Json '[1,2]' }",
      "ConvertTo-Json -Compress @(1,'x',$null,$true,1.5,[DayOfWeek]::Monday)",
      'ConvertTo-Json -Compress @{ a = @{ b = @{ c = @{ d = 1 } } } }',
    ].join('; ');
    expect((await run(text)).split(/\r?\n/)).toEqual([
      String.raw`{"a":"\u003ca\u0026b\u003e\u0027ä"}`,
      '{"n":{"value":[1,2],"Count":2}}',
      '[1,"x",null,true,1.5,1]',
      '{"a":{"b":{"c":"System.Collections.Hashtable"}}}',
    ]);
    expect((await run(text, { VMM_ENGINE_DIALECT: '7' })).split(/\r?\n/)).toEqual([
      '{"a":"<a&b>\'ä"}',
      '{"n":[1,2]}',
      '[1,"x",null,true,1.5,1]',
      'WARNING: Resulting JSON is truncated as serialization has exceeded the set depth of 2.',
      '{"a":{"b":{"c":"System.Collections.Hashtable"}}}',
    ]);
  });
});
