import type { RegistryValue } from '../../../core/snapshot/registry.ts';
import { leftOut } from './text.ts';

/** A value whose text nobody needs: its type and its number say what verdicts rest on. */
export function withoutText(value: RegistryValue): RegistryValue {
  if (value.type === 'REG_DWORD' || value.type === 'REG_QWORD') return value;
  if (value.type === 'REG_MULTI_SZ') return { ...value, data: [] };
  if (value.type === 'REG_SZ' || value.type === 'REG_EXPAND_SZ' || value.type === 'REG_LINK')
    // A number or nothing, written as the wrong type, is itself a finding.
    return /^[\d\s]*$/.test(value.data) ? value : { ...value, data: leftOut };
  return { ...value, data: '' };
}
