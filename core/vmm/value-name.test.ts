import { describe, expect, it } from 'vitest';
import { english } from '../assessment/words/english.ts';
import { german } from '../assessment/words/german.ts';
import { evidenceText } from './evidence.ts';
import { valueName } from './value-name.ts';

describe('a registry value without a name', () => {
  it('is named as the registry editor does', () => {
    expect(valueName('')).toBe('(Default)');
    expect(valueName('', '(Standard)')).toBe('(Standard)');
    expect(valueName(' ')).toBe('" "');
    expect(valueName(' a')).toBe(' a');
  });

  it('is named in sentences about a rule or a setting', () => {
    const rule = { store: 'local', id: '', name: 'Web' } as const;
    expect(english.rule(rule)).toBe('"Web" (local rule (Default))');
    expect(english.rule({ ...rule, name: '' })).toBe('local rule (Default)');
    expect(german.rule(rule)).toBe('„Web“ (lokale Regel (Standard))');
    expect(english.dependency({ kind: 'ipsec', rule })).toContain('local rule (Default) demands');
    expect(german.dependency({ kind: 'ipsec', rule })).toContain('Regel (Standard) verlangt');
    const value = { name: '', type: 'REG_DWORD', data: 3 } as const;
    expect(evidenceText({ kind: 'registry', path: 'SOFTWARE\\X', value })).toBe(
      'HKLM\\SOFTWARE\\X\\(Default) = 3 (REG_DWORD)',
    );
  });
});
