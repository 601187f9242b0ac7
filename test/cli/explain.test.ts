import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../cli/lines.ts';
import { run } from './run.ts';

const sample = 'sample:block-over-allow-2022';
const question = { direction: 'in', profile: 'domain', protocol: 'tcp', localPort: 8100 };
const folder = () => mkdtempSync(join(tmpdir(), 'vmm-firewall-'));

describe('explain', () => {
  it('names the block rule that decides', async () => {
    const { code, out } = await run(
      `explain ${sample} --direction in --profile domain --protocol TCP --local-port 8100`.split(
        ' ',
      ),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^⊘ Blocked on the Domain profile: these rules decide\./);
    expect(out).toContain('Block management ports');
  });

  it('takes none as an ordinary process, and several services as one process', async () => {
    const ask = async (...services: string[]) => {
      const args = `explain ${sample} --direction in --profile domain --protocol tcp --local-port 135 --program C:\\Windows\\System32\\svchost.exe --json`;
      const { out } = await run([
        ...args.split(' '),
        ...services.flatMap((name) => ['--service', name]),
      ]);
      const answer: unknown = JSON.parse(out);
      return answer;
    };
    expect(await ask('RpcEptMapper', 'RpcSs')).toMatchObject({ verdict: 'allow' });
    expect(await ask('none')).toMatchObject({ verdict: 'block' });
  });

  it('answers a stream line by line, in order, with an error in the place of a bad line', async () => {
    const lines = [
      JSON.stringify(question),
      'no json \u202E',
      '{"direction":"in"}',
      JSON.stringify({ ...question, localPort: 443 }),
    ];
    const { code, out } = await run(['explain', sample, '--questions', '-'], {
      stdin: `\uFEFF${lines.join('\r\n')}\r\n\r\n`,
    });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(code).toBe(2);
    expect(answers).toEqual([
      {
        verdict: 'block',
        reason: 'rule',
        rules: [{ store: 'local', id: expect.any(String) }],
        unknown: [],
      },
      { error: expect.stringContaining('JSON was expected') },
      { error: expect.stringContaining('profile') },
      expect.objectContaining({ reason: expect.any(String) }),
    ]);
  });

  it('reads the UTF-16 that Windows PowerShell writes', async () => {
    const file = join(folder(), 'questions.jsonl');
    writeFileSync(file, `\uFEFF${JSON.stringify(question)}\r\n`, 'utf16le');
    const { code, out } = await run(['explain', sample, '--questions', file]);
    expect({ code, answer: JSON.parse(out) as unknown }).toMatchObject({
      code: 0,
      answer: { verdict: 'block' },
    });
  });

  it('refuses a line of any length in its place, and goes on behind it', async () => {
    const file = join(folder(), 'questions.jsonl');
    writeFileSync(file, `${'\0'.repeat(3_000_000)}\n${JSON.stringify(question)}\n`);
    const { code, out } = await run(['explain', sample, '--questions', file]);
    const [first, second] = out.split('\n');
    expect(code).toBe(2);
    expect(first).toBe('{"error":"a line of at most 1000000 characters was expected"}');
    expect(second).toContain('"verdict":"block"');
  });

  it('exits with 0 when every line was a question', async () => {
    const file = join(folder(), 'questions.jsonl');
    writeFileSync(file, `${JSON.stringify(question)}\n`.repeat(3000));
    const { code, out } = await run(['explain', sample, '--questions', file]);
    expect({ code, lines: out.split('\n').length }).toEqual({ code: 0, lines: 3001 });
  });

  it.each([
    [['--questions', '/no/such'], 'there is no such file'],
    [['--questions', '-', '--protocol', 'tcp'], 'leave out --protocol'],
  ])('refuses %j', async (args, expected) => {
    const { code, err } = await run(['explain', sample, ...args]);
    expect(code).toBe(2);
    expect(err).toContain(expected);
  });
});

it('lines are the same however a stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'é', '𝄞', '\n', '\r\n', ' ')),
      fc.integer({ min: 1, max: 5 }),
      async (parts, size) => {
        const bytes = new TextEncoder().encode(parts.join(''));
        async function* chunks() {
          for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
        }
        const lines: string[] = [];
        for await (const line of linesOf(chunks())) lines.push(line);
        const expected = parts.join('').split(/\r?\n/);
        if (expected.at(-1) === '') expected.pop();
        if (expected.at(-1)?.trim() === '') expected.pop();
        expect(lines).toEqual(expected.map((line) => (line.trim() === '' ? '' : line)));
      },
    ),
  );
});

describe('rules and flows', () => {
  it('lists rules with every field, and filters them', async () => {
    const { out } = await run(['rules', sample, '--port', '8150', '--direction', 'in', '--json']);
    const rules: unknown = JSON.parse(out);
    expect(rules).toEqual([
      expect.objectContaining({ action: 'block', state: 'on', localPorts: ['8100-8199'] }),
    ]);
  });

  it('marks a malformed rule with its reason, and shows no hidden character', async () => {
    const path = new URL('../../assets/samples/no-vmm-2022.json', import.meta.url);
    // A trusted file of a known shape.
    const host = JSON.parse(readFileSync(path, 'utf8')) as {
      firewall: { local: { keys: { path: string; values: object[] }[] } };
    };
    const key = host.firewall.local.keys.find((each) => each.path === 'FirewallRules');
    const data =
      'v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80,443|Name=evil\u202E\u001B[31m|';
    key?.values.push({ name: 'evil-rule', type: 'REG_SZ', data });
    const file = join(folder(), 'host.json');
    writeFileSync(file, JSON.stringify(host));
    const { out } = await run(['rules', file, '--text', 'evil']);
    expect(out).toMatch(/^1 of \d+ rules; 1 malformed or not fully understood\./);
    expect(out).toContain('LPort=80,443');
    // oxlint-disable-next-line no-control-regex -- exactly these must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E]/);
    const json = await run(['rules', file, '--text', 'evil', '--json']);
    expect(json.out).toContain(String.raw`evil\u202e\u001b`);
  });

  it.each([
    ['--release', '2007', 9],
    ['--release', '2012SP1', 52],
    ['--catalogue', 'vmm-2008-virtuatopia', 12],
  ])('flows %s %s has its entries', async (option, value, count) => {
    const { out } = await run(['flows', option, value, '--json']);
    const flows: unknown = JSON.parse(out);
    expect(flows).toHaveLength(count);
    expect(flows).toContainEqual(
      expect.objectContaining({ id: expect.any(String), release: expect.any(String) }),
    );
  });
});

describe('--output', () => {
  it('writes the file whole, and replaces one only when told to', async () => {
    const place = folder();
    const file = join(place, 'result.json');
    const args = ['assess', sample, '--format', 'json', '--output', file];
    const first = await run(args);
    expect(first).toMatchObject({ code: 1, err: '', out: expect.stringContaining('Saved as') });
    const before = readFileSync(file, 'utf8');
    const refused = await run(args);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('exists already; --force replaces it');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await run([...args, '--force'])).code).toBe(1);
    const nowhere = await run(['assess', sample, '--output', join(place, 'no', 'x')]);
    expect(nowhere.err).toContain('its folder does not exist');
  });
});
