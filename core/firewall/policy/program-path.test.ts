import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardFolders } from './environment.ts';
import { matchProgram, normalPath, programPattern } from './program-path.ts';

const match = (app: string, program: string, folders = standardFolders) =>
  matchProgram(programPattern(app, folders), { path: normalPath(program, folders) });

describe('program paths', () => {
  it.each([
    ['%SystemRoot%\\system32\\svchost.exe', 'C:\\Windows\\System32\\svchost.exe'],
    ['%windir%\\x.exe', 'c:\\windows\\X.EXE'],
    ['%SystemDrive%\\x.exe', 'C:\\x.exe'],
    ['%ProgramFiles%\\a\\b.exe', 'C:\\Program Files\\a\\b.exe'],
    ['%ProgramFiles(x86)%\\b.exe', 'C:\\Program Files (x86)\\b.exe'],
    ['%ProgramData%\\b.exe', 'C:\\ProgramData\\b.exe'],
    ['%ALLUSERSPROFILE%\\b.exe', 'C:\\ProgramData\\b.exe'],
    ['C:\\\\path\\\\foo.exe', 'C:\\path\\foo.exe'],
    ['SYSTEM', 'System'],
  ])('%s is %s', (app, program) => expect(match(app, program)).toBe('yes'));

  it.each([
    ['C:\\path\\foo.exe', 'C:\\path\\foo.exe.bak'],
    ['foo.exe', 'C:\\path\\foo.exe'],
    ['System', 'C:\\Windows\\System32\\System'],
    ['%LOCALAPPDATA%\\foo.exe', 'C:\\Users\\a\\bar.exe'],
    ['%__proto__%\\foo.exe', 'C:\\bar.exe'],
  ])('%s is not %s', (app, program) => expect(match(app, program)).toBe('no'));

  it.each([
    ['%LOCALAPPDATA%\\foo.exe', 'C:\\Users\\a\\AppData\\Local\\foo.exe'],
    ['%SystemDrive%\\%x%\\foo.exe', 'D:\\a\\b\\foo.exe'],
    ['%a%\\%b%\\foo.exe', 'D:\\foo.exe'],
    ['%constructor%\\foo.exe', 'C:\\foo.exe'],
  ])('%s may be %s', (app, program) => expect(match(app, program)).toBe('may'));

  it("expands with the host's own folders", () => {
    const folders = new Map([...standardFolders, ['programfiles', 'D:\\Programme']]);
    expect(match('%ProgramFiles%\\vmm.exe', 'D:\\Programme\\vmm.exe', folders)).toBe('yes');
    expect(match('%ProgramFiles%\\vmm.exe', 'C:\\Program Files\\vmm.exe', folders)).toBe('no');
  });

  it('knows a process by the name of its file at best as possible', () => {
    const named = (app: string) =>
      matchProgram(programPattern(app, standardFolders), { fileName: 'vmms.exe' });
    expect(named('%SystemRoot%\\system32\\vmms.exe')).toBe('may');
    expect(named('%unknown%\\vmms.exe')).toBe('may');
    expect(named('%SystemRoot%\\system32\\svchost.exe')).toBe('no');
  });

  it('is the same for a path and itself, whatever its text, case and backslashes', () => {
    const path = fc.array(
      fc.constantFrom('C:', '\\', '\\\\', 'a', 'Ünï', ' ', '$(x)', '`', '\u202e'),
    );
    fc.assert(
      fc.property(path, (parts) => {
        const text = parts.join('');
        expect(match(text, text.replaceAll('\\', '\\\\').toUpperCase())).toBe('yes');
      }),
    );
  });
});
