import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, table } from '../../core/remediation/writers/powershell-text.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { runEngine } from '../powershell-engine/run.ts';
import { hostileTexts } from './hostile-plan.ts';

const engine = requireEngine();

describe('a PowerShell literal', () => {
  it('doubles every character that PowerShell takes for a single quote', () => {
    expect(literal("a'b\u2018c\u2019d\u201ae\u201bf")).toBe(
      "'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'",
    );
    expect(table({ A: 'x', B: ['1', "2'"] })).toBe("@{\n    A = 'x'\n    B = '1', '2'''\n}");
  });
});

describe.runIf(engine !== undefined)('literals in PowerShell', { timeout: 120_000 }, () => {
  it('are the texts they were made of', async () => {
    if (!engine) throw new Error('no engine');
    const unit = fc.oneof(
      fc.constantFrom(
        ...'\'"`$(){}@#;,%&|<>\u2018\u2019\u201a\u201b\u201c\u201d\u201e -'.split(''),
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    // No line ends and control characters: plans refuse them.
    const plain = fc
      .array(unit, { maxLength: 20 })
      .map((parts) => parts.join('').replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' '));
    const texts = [...hostileTexts, ...fc.sample(plain, { numRuns: 500, seed: 1 })];
    const lines = texts.map(
      (text) =>
        `[Console]::Out.WriteLine([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes(${literal(text)})))`,
    );
    const { stdout, stderr } = await runEngine(
      engine,
      ['-Command', '-'],
      {},
      `${lines.join('\n')}\n`,
    );
    expect(stderr).toBe('');
    const read = stdout
      .split(/\r?\n/)
      .slice(0, texts.length)
      .map((line) => Buffer.from(line, 'base64').toString('utf16le'));
    expect(read).toEqual(texts);
  });
});
