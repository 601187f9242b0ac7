import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonValue } from './json.ts';
import { openSession, type RunOptions, type Session } from './session.ts';
import { sessionEngine } from './test-support/engine-session.ts';

/** The same session against real PowerShell, as computers out there are set up. */
const surroundings: readonly [string, Record<string, string>][] = [
  ['Windows PowerShell', {}],
  ['PowerShell 7', { VMM_ENGINE_DIALECT: '7' }],
  ['Constrained Language Mode', { VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage' }],
  [
    'code page 437 and scripts forbidden',
    { VMM_ENGINE_CODE_PAGE: '437', VMM_ENGINE_MACHINE_POLICY: 'Restricted' },
  ],
];

const testModule = `Set-StrictMode -Version 2.0

<#
.SYNOPSIS
Gives a text.
#>
function Get-TestText {
    [CmdletBinding()]
    param([string]$Name)

    return @'
first {

third '
'@ + $Name
}

Export-ModuleMember -Function Get-TestText
`;

/** One process for many cases: starting it is what takes time. */
function sharedSession(settings: Record<string, string>) {
  const noise: unknown[] = [];
  let session: Session | undefined;
  afterAll(() => session?.close());
  const run = (
    text: string,
    parameters: JsonValue = null,
    options: Partial<RunOptions<unknown>> = {},
  ) => {
    const engine = sessionEngine(settings);
    if (!engine) throw new Error('no engine');
    session ??= openSession({
      engine,
      modules: ['Test'],
      loadScript: async () => testModule,
      onNoise: (_name, heard) => noise.push(heard),
    });
    const script = { name: 'test', text: `param($Parameters, $Progress)\n${text}` };
    return session.run(script, parameters, { schema: z.unknown(), timeoutMs: 25_000, ...options });
  };
  return { run, noise };
}

describe.runIf(sessionEngine({}))('a session with PowerShell', () => {
  describe.each(surroundings)('%s', (_, settings) => {
    const { run, noise } = sharedSession(settings);

    it('brings any text to the script and back, and runs none of it', async () => {
      const nasty = fc.constantFrom(
        "'; exit 5 #",
        '$(exit 5)',
        '`"; exit',
        '\u2019; exit 5 #',
        '"@\nexit 5',
        '<&>\u202e\u0000\ufeff',
        '__proto__',
        'x'.repeat(10_000),
      );
      const texts = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' })), { minLength: 1 });
      await fc.assert(
        fc.asyncProperty(texts, async (value) => {
          const result = await run('@{ back = $Parameters.list }', { list: value });
          expect(result).toEqual({ ok: true, value: { back: value } });
        }),
        { numRuns: 25 },
      );
    });

    it('tells progress and survives noise', async () => {
      const seen: unknown[] = [];
      const script = "Write-Host -NoNewline 'noise'\n& $Progress 'rules' 1 2\n7";
      const onProgress: RunOptions<unknown>['onProgress'] = (progress) => seen.push(progress);
      expect(await run(script, null, { onProgress })).toEqual({ ok: true, value: 7 });
      expect(seen).toEqual([{ part: 'rules', done: 1, total: 2 }]);
      expect(noise).toEqual([{ stdout: 'noise\n', stderr: '' }]);
    });

    it('loads modules with help, empty lines and here-strings as they are', async () => {
      const result = await run('Test\\Get-TestText -Name $Parameters', '!');
      expect(result).toEqual({ ok: true, value: "first {\n\nthird '!" });
    });

    it.each(["throw 'went wrong'", "Write-Error 'went wrong'", 'No-SuchCommand'])(
      'gives the error of %s',
      async (script) => {
        expect(await run(script)).toMatchObject({ ok: false, error: { kind: 'scriptError' } });
      },
    );
  });

  describe('whatever happens', () => {
    const { run } = sharedSession({});

    it.each([
      ['', null],
      ['$null', null],
      ['@()', null],
      ['@{ list = @(1); none = @() }', { list: [1], none: [] }],
      ['@{ a = @{ b = @{ c = @{ d = @(1, @(2)) } } } }', { a: { b: { c: { d: [1, [2]] } } } }],
    ])('gives %s as JSON says it', async (script, value) => {
      expect(await run(script)).toEqual({ ok: true, value });
    });

    it('brings back 10 MB exact', async () => {
      const script = `
$piece = 'a"\\<&>' + $Parameters.text
$list = foreach ($i in 1..60000) { $piece + $i }
@{ list = $list }`;
      const text = 'äöü€😀 '.repeat(16);
      const result = await run(script, { text });
      const list = Array.from({ length: 60_000 }, (_, i) => `a"\\<&>${text}${i + 1}`);
      expect(Buffer.byteLength(JSON.stringify(list))).toBeGreaterThan(10_000_000);
      expect(result).toEqual({ ok: true, value: { list } });
    });

    it.each([
      ['if (', 'scriptNotRun', 25_000],
      ['exit 0', 'processEnded', 25_000],
      ['exit 3', 'processEnded', 25_000],
      ['while ($true) { }', 'timedOut', 300],
    ])('says what became of %s and goes on', async (script, kind, timeoutMs) => {
      expect(await run("'warm'")).toEqual({ ok: true, value: 'warm' });
      const result = await run(script, null, { timeoutMs });
      expect(result).toMatchObject({ ok: false, error: { kind } });
    });
  });
});
