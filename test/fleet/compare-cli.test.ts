import { describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';

const healthy = 'sample:healthy-management-server-2022';
const blocked = 'sample:block-over-allow-2022';

describe('compare', () => {
  it('exits with 0 and one sentence when nothing changed', async () => {
    const { code, out } = await run(['compare', healthy, healthy]);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Nothing that VMM needs changed.\nVMM01.contoso.com: 2026-09-01 08:00:00 UTC against 2026-09-01 08:00:00 UTC\n',
    });
  });

  it('names both servers where they differ', async () => {
    const { out } = await run(['compare', healthy, 'sample:hyperv-host-2012r2']);
    expect(out).toMatch(/^VMM01\.contoso\.com: \S+ \S+ UTC against HV05\.contoso\.com: 2026/m);
  });

  it('says that the two seem to be swapped', async () => {
    const { out } = await run(['compare', blocked, healthy]);
    expect(out).toContain('- The first was read after the second: what got better here got worse');
    expect((await run(['compare', healthy, blocked])).out).not.toContain('The first was read');
  });

  it('exits with 1 for a setting that breaks VMM since', async () => {
    const broken = 'sample:misconfigured-management-server-2025';
    const args = ['--release', '2025', '--json'];
    const worse = await run(['compare', broken, broken, ...args]);
    expect(worse.code).toBe(0);
    const { code, out } = await run(['compare', healthy, broken, ...args]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      summary: {
        worse: 0,
        sentence: expect.stringContaining('2 settings of VMM break it') as unknown,
      },
    });
  });

  it('exits with 1 when something needed got worse, and says what and by which rules', async () => {
    const { code, out } = await run(['compare', healthy, blocked]);
    expect(code).toBe(1);
    expect(out).toMatch(/^\d+ needed flows got worse/);
    expect(out).toContain('▼ Worse: ');
    expect(out).toContain('Rules\n');
    expect(out.split('\n').every((line) => line.length <= 120)).toBe(true);
  });

  it('gives data and sentences as JSON, the same each time', async () => {
    const [first, second] = [
      await run(['compare', healthy, blocked, '--json']),
      await run(['compare', healthy, blocked, '--json']),
    ];
    expect(second).toEqual(first);
    expect(JSON.parse(first.out)).toMatchObject({
      schemaVersion: 1,
      summary: { sentence: expect.stringMatching(/got worse/) as unknown },
      flows: expect.arrayContaining([
        expect.objectContaining({ change: 'worse', sentence: expect.any(String) as unknown }),
      ]) as unknown,
    });
  });

  it.each([
    [['compare', healthy], /missing required argument/i],
    [['compare', healthy, 'no-such-file'], /no-such-file: there is no such file\.$/m],
    [['compare', 'sample:nope', healthy], /There is no sample/],
  ])('says in one sentence why it cannot: %j', async (args, sentence) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trimEnd()).not.toContain('\n');
  });
});
