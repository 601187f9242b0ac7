import type { Match } from '../terms.ts';

const entry = /\(([A-Za-z]+);[^;()]*;[^;()]*;[^;()]*;[^;()]*;([^;()]+)\)/g;
/** Capabilities, packages and user-mode drivers: principals that ordinary traffic never has. */
const notOrdinary = /^(S-1-15-3-.*|S-1-15-2-.*|AC|UD|S-1-5-84-.*)$/i;

/**
 * A `LUAuth` security descriptor on ordinary traffic. `no` when all its allow entries are for
 * principals ordinary traffic never has, or when it only denies; `may` for everything else:
 * another account, a conditional entry, nothing that can be read (decision laws, section 5).
 */
export function matchLocalUser(descriptor: string): Match {
  const entries = [...descriptor.matchAll(entry)];
  const rest = entries.reduce((text, match) => text.replace(match[0], ''), descriptor);
  if (entries.length === 0 || /[()]/.test(rest)) return 'may';
  for (const [, type = '', principal = ''] of entries) {
    const kind = type.toUpperCase();
    if (kind !== 'A' && kind !== 'D') return 'may';
    if (kind === 'A' && !notOrdinary.test(principal)) return 'may';
  }
  return 'no';
}
