import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { sampleIds } from '../../app/samples.ts';
import { run } from './run.ts';

const parsed = (text: string): unknown => JSON.parse(text);

describe('assess', () => {
  it('answers in one sentence first, and exits with 0 when everything needed is open', async () => {
    const { code, out, err } = await run(['assess', 'sample:healthy-management-server-2022']);
    expect(out.split('\n')[0]).toMatch(/^Everything VMM needs is open on this server\./);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('exits with 1 when something needed is closed, and shows a command that goes on', async () => {
    const { code, out } = await run(['assess', 'sample:hyperv-host-2019-disabled-rules']);
    expect(code).toBe(1);
    expect(out).toMatch(/^\d+ of \d+ required flows are closed on this server\./);
    expect(out).toContain('⏻ Rule is off');
    expect(out).toMatch(/vmm-firewall rules sample:hyperv-host-2019-disabled-rules --port \d+\n/);
  });

  it.each(sampleIds)('fits every width on %s', async (id) => {
    for (const width of [50, 80, 120]) {
      const { out } = await run(['assess', `sample:${id}`, '--all'], { width });
      const [table = ''] = out.split('\nNext\n');
      for (const line of table.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it('is plain without colours, and only coloured with them', async () => {
    const args = ['assess', 'sample:block-over-allow-2022'];
    const [plain, coloured] = [await run(args), await run(args, { colour: true })];
    expect(plain.out).not.toContain('\u001B');
    expect(coloured.out).toContain('\u001B[31m');
    // oxlint-disable-next-line no-control-regex -- the colours are control sequences
    expect(coloured.out.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain.out);
  });

  it('gives JSON with a count a verdict, and reasons as sentences', async () => {
    const { out } = await run(['assess', 'sample:block-over-allow-2022', '--format', 'json']);
    expect(parsed(out)).toMatchObject({
      schemaVersion: 1,
      release: { id: '2022' },
      roles: expect.arrayContaining([
        { id: 'management-server', from: 'detected', evidence: expect.any(Array) },
      ]),
      summary: { allowed: expect.any(Number), blocked: expect.any(Number), unknown: 0 },
      flows: expect.arrayContaining([
        expect.objectContaining({
          id: 'console-to-server-wcf',
          direction: 'in',
          verdict: 'blocked',
          profiles: [
            expect.objectContaining({
              profile: 'domain',
              reasons: expect.arrayContaining([expect.stringContaining('Block management ports')]),
            }),
          ],
        }),
      ]),
    });
  });

  it('judges a published table with what is wrong beside each row', async () => {
    const { out } = await run([
      'assess',
      'sample:management-server-2008r2',
      '--catalogue',
      'vmm-2008-virtuatopia',
    ]);
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /^Every port that the published table asks for is open on this server; 9 of its 12 rows are not right/,
    );
    expect(out.replaceAll(/\s+/g, ' ')).toContain('This table leaves out SMB 445');
    expect(out).toContain('Row 1');
  });
});

describe('refusals', () => {
  it.each([
    ['assess', true],
    ['plan', true],
    ['rules', false],
  ])('%s says of two servers how it takes both: %j', async (command, isHinted) => {
    const servers = ['sample:hyperv-host-2012r2', 'sample:library-server-2019'];
    const { code, err } = await run([command, ...servers]);
    expect(code).toBe(2);
    expect(err).toContain('sample:library-server-2019: this is a second snapshot');
    expect(err.includes('With --each, each input is a server of its own.')).toBe(isHinted);
  });

  it.each([
    [['assess', 'sample:nothing'], 'There is no sample named "nothing"'],
    [['assess', '/no/such/file'], '/no/such/file'],
    [['assess'], "Missing required argument 'input'"],
    [[], 'Say what to do: assess, explain'],
    [['asess'], "Unknown command 'asess' (Did you mean assess?)"],
    [['assess', 'x', '--role', 'king'], 'There is no role "king"; choose one of management-server'],
    [['assess', 'x', '--peer', 'vmm=10.0.0.1'], ' storage-provider, arc-bridge, tfs-server.\n'],
    [['assess', 'x', '--release', '2021'], 'There is no release "2021"; choose one of 2007'],
    [['assess', 'x', '--profile', '__proto__'], 'There is no profile "__proto__"'],
    [['assess', 'x', '--peer', 'console'], '--peer "console" was not understood'],
    [['assess', 'x', '--peer', 'console=10.0.0.300'], '"10.0.0.300" is no address'],
    [['assess', 'x', '--format', 'xml'], 'There is no format "xml"'],
    [['assess', 'x', '--bogus'], "Unknown option '--bogus'"],
    [['rules', 'x', '--port', '80,443'], 'The port "80,443" is not a whole number'],
    [['assess', 'x', '--release', '2022', '--catalogue', 'vmm-2019'], 'contradict each other'],
    [['explain', 'x', '--direction', 'in'], 'This is no question: profile'],
    [
      'explain x --direction in --profile domain --protocol ftp'.split(' '),
      'protocol: one of tcp, udp, icmpv4, icmpv6 or a whole number from 0 to 255 was expected',
    ],
    [['explain', 'x'], 'Say what to ask: --direction, --profile and --protocol at least'],
    [['assess', '-'], '-: a file was expected; only questions are read from standard input'],
    [['assess', ''], 'vmm-firewall: (no name): there is no such file'],
    [['assess', `x\u202E${'y'.repeat(10_000)}\u001B[2J`, '--bogus\n\u001B[31m'], 'Unknown option'],
    [['assess', 'sample:partly-unreadable-host-2022\u0000'], 'no sample named'],
  ])('%j is one sentence and exit code 2', async (args, expected) => {
    const { code, out, err } = await run(args);
    expect(err).toContain(expected);
    // oxlint-disable-next-line no-control-regex -- exactly these must not be there
    expect(err).toMatch(/^vmm-firewall: [^\u0000-\u001F\u007F-\u009F\u202A-\u202E]{1,500}\n$/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it.each(['assess', 'explain', 'rules', 'flows', 'samples'])(
    '%s --help has an example',
    async (name) => {
      const { code, out } = await run([name, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`Examples:\n {2}vmm-firewall ${name}`));
    },
  );
});
