import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireEngine } from '../../test/powershell-engine/engine.ts';
import { elevationAnswer, elevationScript, isRefusal } from './elevation-script.ts';
import { openSession } from './session.ts';
import { sessionEngine } from './test-support/engine-session.ts';

/**
 * What stands in for the prompt: takes the parameters of the real cmdlets, and fails as they do.
 * Windows PowerShell keeps the code of an error in its message only, PowerShell 7 in an inner
 * exception too.
 */
const standIns = {
  'Microsoft.PowerShell.Management': `
function Start-Process {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$FilePath,
        [string[]]$ArgumentList,
        [ValidateSet('RunAs')] [string]$Verb,
        [switch]$Wait,
        [switch]$PassThru
    )
    if (-not ($Verb -and $Wait -and $PassThru)) { throw 'not as agreed' }
    switch ($env:FAKE_PROMPT) {
        'refuse' {
            $inner = [System.ComponentModel.Win32Exception]::new(1223)
            throw [System.InvalidOperationException]::new('Operation was canceled', $inner)
        }
        'missing' { throw [System.InvalidOperationException]::new('The system cannot find the file') }
    }
    [System.IO.File]::WriteAllText($env:FAKE_SEEN, $FilePath + '|' + [string]::Join('|', $ArgumentList))
    return @{ ExitCode = 3 }
}`,
  'Microsoft.PowerShell.Security': `
function Get-ExecutionPolicy { return $env:FAKE_POLICY }
function Get-AuthenticodeSignature { param([string]$LiteralPath) return @{ Status = $env:FAKE_SIGNATURE } }`,
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'elevation-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = Object.entries(standIns).map(([name, text]) => {
  const file = path.join(folder, `${name}.psm1`);
  writeFileSync(file, text);
  return file;
});

async function ask(settings: Record<string, string>) {
  const engine = sessionEngine({
    VMM_ENGINE_MODULES: files.join(path.delimiter),
    FAKE_POLICY: 'RemoteSigned',
    FAKE_SEEN: path.join(folder, 'seen'),
    ...settings,
  });
  if (!engine) throw new Error('no engine');
  const session = openSession({ engine, loadScript: (name) => Promise.reject(new Error(name)) });
  const progress: string[] = [];
  const parameters = {
    executable: 'C:\\ps.exe',
    scriptFile: 'C:\\a.ps1',
    arguments: '-File "$(x)`"',
  };
  const result = await session.run(elevationScript, parameters, {
    schema: elevationAnswer,
    timeoutMs: 25_000,
    onProgress: ({ part }) => progress.push(part),
  });
  await session.close();
  if (!result.ok) throw new Error(`${result.error.what} ${result.error.why}`);
  return { answer: result.value, asked: progress.length === 1 };
}

const standIn = requireEngine()?.isStandIn === true;
const modes = [{}, { VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage' }];

// On Windows a real prompt would wait for a person.
describe.runIf(standIn).each(modes)('the script that asks for rights, %j', (mode) => {
  it('hands the arguments over as they are and gives the exit code', async () => {
    const { answer, asked } = await ask(mode);
    expect(answer).toEqual({ outcome: 'ended', exitCode: 3, message: '', cancelText: '' });
    expect(asked).toBe(true);
    expect(readFileSync(path.join(folder, 'seen'), 'utf8')).toBe('C:\\ps.exe|-File "$(x)`"');
  });

  it('knows a refusal by its code', async () => {
    const { answer } = await ask({ ...mode, FAKE_PROMPT: 'refuse' });
    expect(isRefusal(answer)).toBe(true);
  });

  it('takes no other failure for a refusal', async () => {
    const { answer } = await ask({ ...mode, FAKE_PROMPT: 'missing' });
    expect(isRefusal(answer)).toBe(false);
    expect(answer).toMatchObject({ outcome: 'failed', message: 'The system cannot find the file' });
  });

  it.each([
    ['Restricted', 'Valid', false],
    ['AllSigned', 'NotSigned', false],
    ['AllSigned', 'Valid', true],
    ['Bypass', 'NotSigned', true],
  ])('under %s with a signature %s asks: %s', async (policy, signature, asks) => {
    const { answer, asked } = await ask({
      ...mode,
      FAKE_POLICY: policy,
      FAKE_SIGNATURE: signature,
    });
    expect(asked).toBe(asks);
    expect(answer.outcome).toBe(asks ? 'ended' : 'forbidden');
  });
});
