import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run } from '../cli/run.ts';

const page = readFileSync('docs/json-output.md', 'utf8');

/** The part of the page below a heading, up to the next one. */
function section(heading: string): string {
  const start = page.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`docs/json-output.md has no ${heading}`);
  const [text = ''] = page.slice(start + heading.length).split(/\n#{2,3} /);
  return text;
}
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
/** The fields that the first column of the section's table names. */
const fields = (heading: string) =>
  [...section(heading).matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => codes(cell)).sort();

const object = z.record(z.string(), z.unknown());
const objects = z.array(object);
const keysOf = (...rows: readonly object[]) => [...new Set(rows.flatMap(Object.keys))].sort();

async function json(...args: readonly string[]): Promise<unknown> {
  return JSON.parse((await run(args)).out);
}

const host = 'sample:misconfigured-management-server-2025';
const other = 'sample:hyperv-host-2019-disabled-rules';

describe('the JSON output is described', () => {
  it('of assess, field by field', async () => {
    const result = object.parse(await json('assess', host, '--format', 'json', '--all'));
    expect(fields('## `assess --format json`')).toEqual(keysOf(result));
    const flows = objects.parse(result['flows']);
    expect(fields('### `flows`')).toEqual(keysOf(...flows));
    const summary = object.parse(result['summary']);
    expect(codes(section('### `summary`'))).toEqual(expect.arrayContaining(Object.keys(summary)));
    const [fault = {}] = objects.parse(result['faults']);
    expect(codes(section('## `assess --format json`'))).toEqual(
      expect.arrayContaining(Object.keys(fault)),
    );
  });

  it.each([
    ['## `compare --json`', ['compare', host, 'sample:healthy-management-server-2022', '--json']],
    ['## `assess --each --format json`', ['assess', '--each', host, other, '--format', 'json']],
    ['## `between --format json`', ['between', host, other, '--format', 'json']],
  ])('of %s', async (heading, args) => {
    expect(fields(heading)).toEqual(keysOf(object.parse(await json(...args))));
  });

  it('of plan and samples, in a sentence', async () => {
    const plan = object.parse(await json('plan', other, '--json'));
    expect(codes(section('## `plan --json`'))).toEqual(expect.arrayContaining(Object.keys(plan)));
    const samples = objects.parse(await json('samples', '--json'));
    expect(codes(section('## `samples --json`')).sort()).toEqual(keysOf(...samples));
  });
});
