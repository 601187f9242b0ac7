import { describe, expect, it } from 'vitest';
import { commandWords } from '../../build/docs/command-words.ts';
import { withOutputs } from '../../build/docs/examples.ts';
import { mistakeIn, mistakesInCommands } from './check-commands.ts';

const blocksOf = (text: string) => ({
  name: 'x.md',
  links: [],
  pictures: [],
  anchors: new Set<string>(),
  blocks: [{ language: '', text }],
  inline: [],
});

describe('the check of commands', () => {
  it.each([
    ['assess', 'takes 1 or more inputs, not 0'],
    ['asess x.json', 'there is no command asess'],
    ['assess x.json --peers a=b', 'assess has no option --peers'],
    ['assess x.json --role hyperv-hots', 'no role'],
    ['compare a.json', 'takes 2 inputs, not 1'],
    ['journal x', 'takes 0 inputs, not 1'],
  ])('finds what is wrong with %s', (line, mistake) => {
    expect(mistakeIn(commandWords(line))).toContain(mistake);
  });

  it.each(['assess "a b.json" --role hyperv-host --each | more', 'help', 'undo', 'assess --help'])(
    'has nothing against %s',
    (line) => expect(mistakeIn(commandWords(line))).toBeUndefined(),
  );

  it('looks at every way a document calls the tool', () => {
    const lines = [
      'vmm-firewall none',
      '$ vmm-firewall none',
      'npm start -- none',
      '& "C:\\Program Files\\VMM Firewall Companion\\vmm-firewall.exe" none',
      'npm run none',
      'node build/none.mjs',
    ];
    const [quoted = ''] = lines.splice(3, 1);
    for (const line of lines) expect(mistakesInCommands(blocksOf(line))).toHaveLength(1);
    expect(mistakesInCommands(blocksOf(quoted.replaceAll('"', '')))).toHaveLength(0);
    const prose = {
      ...blocksOf(''),
      inline: ['assess --none', 'vmm-firewall none', 'assess', 'x'],
    };
    expect(mistakesInCommands(prose)).toHaveLength(2);
  });
});

describe('outputs in documents', () => {
  const run = (words: readonly string[]) =>
    Promise.resolve(`ran ${words.join('+')}\nsecond\nthird  \n`);
  const around = (block: string) => `before\n\n${block}\n\nafter\n`;

  it('are replaced by what the tool prints', async () => {
    const old = around('```console\n$ vmm-firewall a "b c"\nold\n```');
    expect(await withOutputs(old, run)).toBe(
      around('```console\n$ vmm-firewall a "b c"\nran a+b c\nsecond\nthird\n```'),
    );
  });

  it('are cut where the block says so', async () => {
    const old = around('```console lines=2\n$ vmm-firewall a\n```');
    const now = around('```console lines=2\n$ vmm-firewall a\nran a\nsecond\n...\n```');
    expect(await withOutputs(old, run)).toBe(now);
    expect(await withOutputs(now, run)).toBe(now);
  });

  it('begin where the block says so, and nowhere else', async () => {
    const old = around('```console from="sec" lines=1\n$ vmm-firewall a\n```');
    expect(await withOutputs(old, run)).toBe(
      around('```console from="sec" lines=1\n$ vmm-firewall a\n...\nsecond\n...\n```'),
    );
    const none = around('```console from="none"\n$ vmm-firewall a\n```');
    await expect(withOutputs(none, run)).rejects.toThrow('no line with "none"');
  });

  it('leave other blocks alone', async () => {
    const other = around('```powershell\n$ vmm-firewall a\n```');
    expect(await withOutputs(other, run)).toBe(other);
  });
});
