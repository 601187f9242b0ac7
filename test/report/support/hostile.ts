import * as fc from 'fast-check';
import type { Report } from '../../../core/report/model.ts';

/** Texts that have broken writers of reports, and any other. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    ']]>',
    '<!-- -->',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</style><script>',
    '&amp;&#x41;&lt;',
    "=cmd|' /C calc'!A0",
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    "a;=cmd|' /C calc'!A0;",
    'a; "+1',
    'a\n@SUM(A1)',
    '\r=1',
    'a,b;c"d""e',
    'a\r\nb\nc\rd',
    '| a | b |',
    '`code` *bold* [link](http://x) ![i](y) ~~x~~ <b>',
    '# heading',
    'https://example.com www.example.com',
    '\u202Eevil\u202C',
    '\u200F\u061C\u2066',
    '\u0000\u0001\u0008\u000B\u001B[31m',
    '\u0085\u009B\u2028\u2029\uFEFF',
    '\uD800',
    'x\uDFFFy',
    '\uFFFE\uFFFF',
    '😀👨‍👩‍👧',
    '$(calc) `calc` %PATH% ${x}',
    '__proto__',
    ' ',
    '\u0007'.repeat(10_000),
    'ä'.repeat(10_000),
    '<'.repeat(10_000),
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

/** Where texts of a host or of people stand in a report; ids of flows and verdicts are not among them. */
const foreignKeys = new Set([
  'domain',
  'windows',
  'evidence',
  'detail',
  'because',
  'adapters',
  'programs',
  'services',
  'remoteAddresses',
  'group',
  'text',
  'reason',
  'who',
  'ruleName',
  'before',
  'after',
  'problems',
  'inputNotes',
]);

/** The report with hostile texts, in turn, wherever texts come from outside. */
export function withTexts(report: Report, texts: readonly string[]): Report {
  let next = 0;
  const text = () => texts[next++ % texts.length] ?? '';
  const replaced = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(replaced) : typeof value === 'string' ? text() : walk(value);
  function walk(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const isRule = 'store' in value && 'name' in value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        const isForeign = foreignKeys.has(key) || (isRule && (key === 'name' || key === 'id'));
        return [key, isForeign ? replaced(entry) : walk(entry)];
      }),
    );
  }
  // What is replaced keeps its type: a text stays a text.
  const { catalogue, ...rest } = report;
  const changed = walk(rest) as Omit<Report, 'catalogue'>;
  const { assessment } = changed;
  return {
    ...changed,
    catalogue,
    assessment: { ...assessment, host: { ...assessment.host, name: text() } },
  };
}
