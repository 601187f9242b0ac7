import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { windowsPowerShell } from './engine.ts';

describe('windowsPowerShell', () => {
  const environment = {
    SYSTEMROOT: 'D:\\Windows',
    Temp: 'D:\\Temp',
    PATH: 'D:\\somebody',
    PSModulePath: 'D:\\somebody\\Modules',
    NODE_POWERSHELL: 'D:\\evil.exe',
    PSExecutionPolicyPreference: 'Bypass',
  };

  it('is the one of the system, with the paths of the system only', () => {
    const engine = windowsPowerShell(environment, 'x64');
    expect(engine).toEqual({
      executable: 'D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      workingFolder: 'D:\\Windows\\System32',
      environment: {
        SystemRoot: 'D:\\Windows',
        TEMP: 'D:\\Temp',
        TERM: 'dumb',
        NO_COLOR: '1',
        Path: 'D:\\Windows\\System32;D:\\Windows;D:\\Windows\\System32\\WindowsPowerShell\\v1.0',
        PSModulePath: 'D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\Modules',
      },
    });
  });

  it('is told every folder that the scripts ask for', () => {
    const names = ['Collect.psm1', 'Machine.psm1'].flatMap((file) => {
      const text = readFileSync(
        new URL(`../../assets/powershell/${file}`, import.meta.url),
        'utf8',
      );
      return Array.from(text.matchAll(/\$(?:env:(\w+)|\{env:([^}]+)\})/g), ([, plain, braced]) =>
        String(plain ?? braced),
      );
    });
    expect(names).toContain('ProgramFiles(x86)');
    const told = Object.fromEntries(names.map((name) => [name, `D:\\${name}`]));
    expect(windowsPowerShell(told, 'x64').environment).toMatchObject(told);
  });

  it('is the 64-bit one for a 32-bit process', () => {
    expect(windowsPowerShell(environment, 'ia32').executable).toContain('\\Sysnative\\');
  });
});
