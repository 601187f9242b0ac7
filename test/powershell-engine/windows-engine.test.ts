import { describe, expect, it } from 'vitest';
import { windowsEngine } from './windows-engine.ts';

const windows = { SystemRoot: 'D:\\Windows', ProgramFiles: 'D:\\Programs' };
const all = () => true;
const none = () => false;

describe('the PowerShell of a Windows', () => {
  it('is Windows PowerShell, or PowerShell 7 where it is asked for', () => {
    expect(windowsEngine(windows, all)).toMatchObject({
      command: 'D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      isStandIn: false,
    });
    expect(windowsEngine({ ...windows, VMM_POWERSHELL: '7' }, all)?.command).toBe(
      'D:\\Programs\\PowerShell\\7\\pwsh.exe',
    );
  });

  it('is never silently another one than was asked for', () => {
    expect(windowsEngine(windows, none)).toBeUndefined();
    expect(() => windowsEngine({ ...windows, VMM_POWERSHELL: '7' }, none)).toThrow(/not at/);
    expect(() => windowsEngine({ ...windows, VMM_POWERSHELL: '6' }, all)).toThrow(/5\.1 or 7/);
  });
});
