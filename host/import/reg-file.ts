import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { isTooDeep, mostChanges } from './registry-change.ts';
import type { RegistryChange, RegistryInput } from './registry-change.ts';
import type { TextEncoding } from './registry-data.ts';
import { valueFromBytes } from './registry-data.ts';
import { RegScanner } from './reg-scanner.ts';
import { isWanted, touchesWanted } from './wanted-keys.ts';

/** First lines that regedit accepts; the older form holds its texts in the ANSI code page. */
const headers: ReadonlyMap<string, TextEncoding> = new Map([
  ['windows registry editor version 5.00', 'utf-16le'],
  ['regedit4', 'windows-1252'],
]);

const machine = /^(?:hkey_local_machine|hklm)(?:\\|$)/i;

/** Whether a text begins as a `.reg` file does. */
export const isRegText = (text: string): boolean =>
  headers.has((text.slice(0, 200).split('\n')[0] ?? '').trim().toLowerCase());

/** Between two values nothing tells a cut, and rules that are not there would be called missing. */
const mayBeCutOff =
  'The file does not end with an empty line, as exports of Windows do: if it was cut off, rules are missing from it.';

interface KeyLine {
  /** Below HKEY_LOCAL_MACHINE; undefined for another root. */
  readonly path: string | undefined;
  readonly deleted: boolean;
}

/** `[HKEY_LOCAL_MACHINE\...]` or `[-...]`; the name of a key may itself hold a bracket. */
function keyLine(scanner: RegScanner): KeyLine {
  const line = scanner.restOfLine();
  const end = line.lastIndexOf(']');
  if (end === -1) return scanner.fail('expected a key in brackets, as [HKEY_LOCAL_MACHINE\\...]');
  const deleted = line.startsWith('-', 1);
  const whole = line.slice(deleted ? 2 : 1, end);
  const path = machine.test(whole) ? whole.replace(machine, '') : undefined;
  if (path !== undefined && isTooDeep(path)) {
    return scanner.fail('keys are nested deeper than 512 levels');
  }
  return { path: path?.replaceAll(/^\\+|\\+$/g, ''), deleted };
}

/** @returns undefined for `-`, which deletes the value */
function readData(
  scanner: RegScanner,
  name: string,
  encoding: TextEncoding,
): RegistryValue | undefined {
  scanner.skipBlanks();
  if (scanner.take('-')) {
    scanner.endOfValue();
    return undefined;
  }
  if (scanner.take('"')) {
    const data = scanner.quoted();
    scanner.endOfValue();
    return { name, type: 'REG_SZ', data };
  }
  if (scanner.take('dword:')) {
    scanner.skipBlanks();
    const data = scanner.hexNumber(8);
    if (data === undefined) return scanner.fail('expected 1 to 8 hexadecimal digits after dword:');
    scanner.endOfValue();
    return { name, type: 'REG_DWORD', data };
  }
  if (scanner.take('hex:')) return valueFromBytes(name, 3, scanner.hexBytes(), encoding);
  if (scanner.take('hex(')) {
    const type = scanner.hexNumber(8);
    if (type === undefined || !scanner.take('):')) return scanner.fail('expected hex(TYPE):');
    return valueFromBytes(name, type, scanner.hexBytes(), encoding);
  }
  return scanner.fail('expected a value: "text", dword:, hex:, hex(TYPE): or -');
}

function valueName(scanner: RegScanner): string {
  if (scanner.take('@')) return '';
  if (scanner.take('"')) return scanner.quoted();
  return scanner.fail('expected a key in brackets or a value name in quotation marks');
}

function valueChange(path: string, name: string, value: RegistryValue | undefined): RegistryChange {
  return value === undefined ? { kind: 'deleteValue', path, name } : { kind: 'value', path, value };
}

/**
 * Reads the text of a `.reg` file.
 * @throws {InputProblem} with the line and what was expected there
 */
export function readRegFile(text: string): RegistryInput {
  const scanner = new RegScanner(text);
  const header = scanner.restOfLine().trim().toLowerCase();
  const encoding = headers.get(header);
  if (encoding === undefined)
    return scanner.fail('expected "Windows Registry Editor Version 5.00"');
  const changes: RegistryChange[] = [];
  let path: string | undefined;
  let inKey = false;
  for (let next = scanner.next(); next !== ''; next = scanner.next()) {
    if (changes.length > mostChanges) {
      scanner.fail(`more than ${mostChanges} keys and values of firewall or VMM`);
    }
    if (next === '[') {
      const key = keyLine(scanner);
      inKey = true;
      path = key.path !== undefined && isWanted(key.path) && !key.deleted ? key.path : undefined;
      if (path !== undefined) changes.push({ kind: 'key', path });
      else if (key.deleted && key.path !== undefined && touchesWanted(key.path)) {
        changes.push({ kind: 'deleteKey', path: key.path });
      }
      continue;
    }
    if (!inKey) scanner.fail('expected a key in brackets before the first value');
    const name = valueName(scanner);
    scanner.skipBlanks();
    if (!scanner.take('=')) scanner.fail('expected "=" after the name of a value');
    const value = readData(scanner, name, encoding);
    if (path !== undefined) changes.push(valueChange(path, name, value));
  }
  return { changes, notes: /\n[ \t\r]*\n[\s\0]*$/.test(text.slice(-1000)) ? [] : [mayBeCutOff] };
}
