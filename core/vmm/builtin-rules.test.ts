import { expect, it } from 'vitest';
import { isBuiltinRule } from './builtin-rules.ts';

it('knows a built-in rule in both spellings Windows gives it, whatever the case', () => {
  expect(isBuiltinRule('WINRM-HTTP-In-TCP-NoScope', ['WINRM-HTTP-In-TCP'])).toBe(true);
  expect(isBuiltinRule('virt-migl-in-tcp', ['VIRT-MIGL-In-TCP-NoScope'])).toBe(true);
  expect(isBuiltinRule('WINRM-HTTP-In-TCP-PUBLIC', ['WINRM-HTTP-In-TCP'])).toBe(false);
});
