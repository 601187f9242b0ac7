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

  it('is the 64-bit one for a 32-bit process', () => {
    expect(windowsPowerShell(environment, 'ia32').executable).toContain('\\Sysnative\\');
  });
});
