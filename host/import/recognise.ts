import { decodeAnsi } from './ansi.ts';
import { isRegText } from './reg-file.ts';

/** What an input is, told by its content. */
export type InputKind = 'snapshot' | 'reg' | 'hive' | 'registry-pol';

const startsWith = (bytes: Uint8Array, ascii: string): boolean =>
  Buffer.from(bytes.subarray(0, ascii.length)).toString('latin1') === ascii;

/** Of a file that was cut off inside a character, that half is no text. */
const inPairs = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length & ~1);

/** Texts as Windows programs leave them: UTF-16 or UTF-8 by mark, else UTF-8, else ANSI. */
export function decodeFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(inPairs(bytes));
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(inPairs(bytes));
  if (first !== 0 && second === 0) return new TextDecoder('utf-16le').decode(inPairs(bytes));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAnsi(bytes);
  }
}

/** @returns undefined when the content is none of what can be read */
export function recognise(bytes: Uint8Array): InputKind | undefined {
  if (startsWith(bytes, 'regf')) return 'hive';
  if (startsWith(bytes, 'PReg')) return 'registry-pol';
  const start = decodeFile(bytes.subarray(0, 1024));
  if (isRegText(start)) return 'reg';
  return /^\uFEFF?\s*[[{]/.test(start) ? 'snapshot' : undefined;
}
