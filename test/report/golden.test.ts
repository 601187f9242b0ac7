import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reportWriters, textFormats } from '../../core/report/formats.ts';
import type { Report } from '../../core/report/model.ts';
import { threeHosts } from './support/three-hosts.ts';

/**
 * Golden files: `golden/<host>/report.model.json` is the input, beside it every format. To renew both
 * after a change that was meant: RENEW_GOLDEN=1 npx vitest run test/report/golden
 * The input is kept so that a new catalogue entry changes no format.
 */
const renew = process.env['RENEW_GOLDEN'] === '1';

const fileOf = (host: string, name: string) =>
  fileURLToPath(new URL(`golden/${host}/${name}`, import.meta.url));

function goldenReport(host: string, make: () => Report): Report {
  const file = fileOf(host, 'report.model.json');
  if (renew) {
    mkdirSync(fileOf(host, ''), { recursive: true });
    writeFileSync(file, `${JSON.stringify(make(), undefined, 1)}\n`);
  }
  // The file was written from the type it is read as.
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

describe.each(Object.entries(threeHosts))('%s', (host, make) => {
  const report = goldenReport(host, make);

  it.each(textFormats)('is written as %s byte by byte as before', (format) => {
    const { extensions, write } = reportWriters[format];
    const file = fileOf(host, `report${extensions[0]}`);
    const text = write(report);
    if (renew) writeFileSync(file, text);
    expect(existsSync(file), `${file} is there`).toBe(true);
    expect(text === readFileSync(file, 'utf8'), `${file} is what is written now`).toBe(true);
  });

  it.each(textFormats)('is written as %s the same each time', (format) => {
    const { write } = reportWriters[format];
    expect(write(structuredClone(report))).toBe(write(report));
  });
});
