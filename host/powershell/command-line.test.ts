import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elevatedArguments, elevatedCall, quoteArgument } from './command-line.ts';

/** How Windows cuts a command line into arguments, after Microsoft's description of the C runtime. */
function argumentsOf(commandLine: string): string[] {
  const result: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (let at = 0; at < commandLine.length; at += 1) {
    const slashes = /^\\*/.exec(commandLine.slice(at))?.[0].length ?? 0;
    if (slashes > 0 && commandLine[at + slashes] === '"') {
      current = (current ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      at += slashes - 1;
      if (slashes % 2 === 1) {
        current += '"';
        at += 1;
      }
    } else if (commandLine[at] === '"') {
      quoted = !quoted;
      current ??= '';
    } else if (commandLine[at] === ' ' && !quoted) {
      if (current !== undefined) result.push(current);
      current = undefined;
    } else current = (current ?? '') + (commandLine[at] ?? '');
  }
  return current === undefined ? result : [...result, current];
}

const nasty = fc.string({
  unit: fc.constantFrom('a', ' ', '"', "'", '\\', '`', '$', '(', ')', '&', '%', ';', 'ü', '\u202e'),
});

describe('quoteArgument', () => {
  it('is read back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(nasty), (texts) => {
        expect(argumentsOf(texts.map(quoteArgument).join(' '))).toEqual(texts);
      }),
    );
  });
});

const call = {
  scriptFile: "C:\\Program Files\\VMM $(x) `O'Brien`\\apply.ps1",
  planFile: 'C:\\Users\\Jürgen & Co\\plan.json',
  sha256: '0123456789abcdef'.repeat(4),
  operationId: '2026-11-24-abcdef',
};

describe('the command line of the elevated step', () => {
  it('holds the paths exact and no word that steers policy or hides', () => {
    const line = elevatedArguments(elevatedCall.parse(call));
    expect(argumentsOf(line)).toEqual([
      '-NoProfile',
      '-NonInteractive',
      '-File',
      call.scriptFile,
      '-PlanPath',
      call.planFile,
      '-Sha256',
      call.sha256,
      '-OperationId',
      call.operationId,
    ]);
    expect(line).not.toMatch(/-(Exec|Window|Enc)/i);
  });

  it.each([
    { sha256: call.sha256.toUpperCase() },
    { sha256: `${call.sha256}\n` },
    { operationId: '-file-evil' },
    { operationId: '-file-evil.ps1' },
    { operationId: '12345678 -File x' },
    { operationId: 'short' },
    { planFile: 'plan.json' },
    { planFile: '\\\\server\\share\\plan.json' },
    { planFile: 'C:\\a" -Sha256 "b' },
    { planFile: 'C:\\folder\\' },
    { planFile: 'C:\\stream.json:hidden' },
    { planFile: 'C:\\a\nb' },
    { scriptFile: 'C:\\a\u0000.ps1' },
    { planFile: '/a\nb' },
    { planFile: '/a" -Sha256 "b' },
    { more: 'x' },
  ])('refuses %j', (change) => {
    expect(elevatedCall.safeParse({ ...call, ...change }).success).toBe(false);
  });
});
