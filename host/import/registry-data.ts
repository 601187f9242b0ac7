import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { decodeAnsi } from './ansi.ts';

/** How the texts of a source are encoded; REGEDIT4 files hold them in the ANSI code page. */
export type TextEncoding = 'utf-16le' | 'windows-1252';

/** Numbers as in winnt.h. */
const byteTypes = {
  0: 'REG_NONE',
  3: 'REG_BINARY',
  5: 'REG_DWORD_BIG_ENDIAN',
  8: 'REG_RESOURCE_LIST',
  9: 'REG_FULL_RESOURCE_DESCRIPTOR',
  10: 'REG_RESOURCE_REQUIREMENTS_LIST',
} as const;

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** @param bytes the stored data; an odd last byte of UTF-16 is no character and is left out */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return encoding === 'utf-16le'
    ? utf16.decode(bytes.subarray(0, bytes.length & ~1))
    : decodeAnsi(bytes);
}

/** Windows reads a text up to its first NUL, whatever is stored behind it. */
const upToNul = (text: string): string => {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
};

/** The entries of a REG_MULTI_SZ: an empty one ends the list. */
function listOf(text: string): string[] {
  const entries = text.split('\0');
  const end = entries.indexOf('');
  return end === -1 ? entries : entries.slice(0, end);
}

const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');

/**
 * A value from its stored bytes. A number of the wrong length is kept as REG_UNKNOWN, since
 * Windows does not read it as a number either.
 * @param type number of the type as in winnt.h
 */
export function valueFromBytes(
  name: string,
  type: number,
  bytes: Uint8Array,
  encoding: TextEncoding = 'utf-16le',
): RegistryValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (type) {
    case 1:
      return { name, type: 'REG_SZ', data: upToNul(decodeText(bytes, encoding)) };
    case 2:
      return { name, type: 'REG_EXPAND_SZ', data: upToNul(decodeText(bytes, encoding)) };
    case 6:
      return { name, type: 'REG_LINK', data: upToNul(decodeText(bytes, encoding)) };
    case 7:
      return { name, type: 'REG_MULTI_SZ', data: listOf(decodeText(bytes, encoding)) };
    case 4:
      if (bytes.length === 4) return { name, type: 'REG_DWORD', data: view.getUint32(0, true) };
      break;
    case 11:
      if (bytes.length === 8) {
        return { name, type: 'REG_QWORD', data: String(view.getBigUint64(0, true)) };
      }
      break;
    default:
  }
  const known = Object.hasOwn(byteTypes, type);
  // The key was just found among the own keys of the table.
  const byteType = known ? byteTypes[type as keyof typeof byteTypes] : 'REG_UNKNOWN';
  return { name, type: byteType, data: hexOf(bytes) };
}
