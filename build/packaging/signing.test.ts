import { NtExecutable } from 'resedit';
import { describe, expect, it } from 'vitest';
import { runnableFile, signingEndings, signingFaults } from './signing.ts';
import { signingList, type SigningEntry } from './signing-list.ts';

const list: readonly SigningEntry[] = [
  { path: 'a.exe', how: 'sign', why: '' },
  { path: 'scripts/*.ps1', how: 'sign', why: '' },
  { path: 'b.dll', how: 'signed', why: '', mayBeAbsent: true },
  { path: 'c.dll', how: 'unsigned', why: '' },
];
const file = (path: string, isSigned: boolean) => ({ path, isSigned });
const sound = [file('a.exe', true), file('scripts/x.ps1', true), file('c.dll', false)];

describe('the signing list', () => {
  it('has no objection to a package that is as it says', () => {
    expect(signingFaults(sound, list, true)).toEqual([]);
    expect(signingFaults([...sound, file('b.dll', true)], list, true)).toEqual([]);
  });

  it.each(['d.exe', 'sub/a.exe', 'scripts/sub/x.ps1', 'scripts/.ps1', 'A.exe', 'x/scripts/x.ps1'])(
    'refuses %s, which it does not name',
    (path) => {
      const faults = signingFaults([...sound, file(path, true)], list, false);
      expect(faults).toEqual([expect.stringContaining(`${path} is not on the signing list`)]);
    },
  );

  it('refuses a signature that lacks or should not be there, when this build signs', () => {
    const wrong = [file('a.exe', false), file('scripts/x.ps1', false), file('c.dll', true)];
    expect(signingFaults(wrong, list, true)).toEqual([
      'a.exe is not signed.',
      'scripts/x.ps1 is not signed.',
      'c.dll is signed, and should not be.',
    ]);
    expect(signingFaults(wrong, list, false)).toEqual([]);
  });

  it('refuses an entry for which nothing is there, unless it may be absent', () => {
    expect(signingFaults(sound.slice(1), list, false)).toEqual([
      'a.exe is on the signing list, but not there.',
    ]);
  });

  it('names each file once', () => {
    const paths = signingList.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('tells electron-builder what to sign and what to leave', () => {
    expect(signingEndings(list)).toEqual(['a.exe', '.ps1', '!b.dll', '!c.dll']);
  });
});

describe('a runnable file', () => {
  const program = Buffer.from(NtExecutable.createEmpty(false, true).generate());

  it('is told by its content, or as a script by its ending', () => {
    expect(runnableFile('data.bin', program)).toEqual(file('data.bin', false));
    expect(runnableFile('x.PS1', Buffer.from('exit 0'))).toEqual(file('x.PS1', false));
    expect(runnableFile('x.pak', Buffer.from('data'))).toBeUndefined();
    expect(runnableFile('empty', Buffer.alloc(0))).toBeUndefined();
  });

  it('is signed when it has a certificate or a signature block', () => {
    const signed = Buffer.from(program);
    const directories = signed.readUInt32LE(0x3c) + 24 + 112;
    signed.writeUInt32LE(1, directories + 4 * 8 + 4);
    expect(runnableFile('a.dll', signed)).toEqual(file('a.dll', true));
    const script = Buffer.from('exit 0\r\n# SIG # Begin signature block\r\n# MIIF');
    expect(runnableFile('a.psm1', script)).toEqual(file('a.psm1', true));
  });
});
