import type { Row } from './tables.ts';

const escape = (text: string): string => text.replaceAll(/["\\]/g, '\\$&');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** Bytes as regedit writes them: eighty columns, continued with a backslash. */
const hexLines = (bytes: Buffer): string =>
  [...bytes]
    .map(
      (byte, index) => byte.toString(16).padStart(2, '0') + (index % 24 === 23 ? ',\\\r\n  ' : ','),
    )
    .join('')
    .replace(/,(\\\r\n {2})?$/, '');

function regData({ type, value }: Row): string {
  if (type === 'REG_DWORD') return `dword:${Number(value).toString(16).padStart(8, '0')}`;
  if (type === 'REG_EXPAND_SZ') return `hex(2):${hexLines(utf16(`${value}\0`))}`;
  if (type === 'REG_BINARY') return `hex:${hexLines(Buffer.from(value, 'latin1'))}`;
  return `"${escape(value)}"`;
}

/** A `.reg` file as regedit exports it. */
export function regText(rows: readonly Row[], root = 'HKEY_LOCAL_MACHINE\\SYSTEM\\'): string {
  const lines = ['Windows Registry Editor Version 5.00', ''];
  let key: string | undefined;
  for (const row of rows) {
    if (row.key !== key) lines.push('', `[${root}${row.key}]`);
    key = row.key;
    lines.push(`"${escape(row.name)}"=${regData(row)}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const types: Readonly<Record<string, number>> = { REG_NONE: 0, REG_SZ: 1, REG_DWORD: 4 };

function polData({ type, value }: Row): Buffer {
  if (type === 'REG_NONE') return Buffer.alloc(0);
  if (type !== 'REG_DWORD') return utf16(`${value}\0`);
  const data = Buffer.alloc(4);
  data.writeUInt32LE(Number(value));
  return data;
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A `registry.pol` (MS-GPREG 2.2.1). */
export function polBytes(rows: readonly Row[]): Buffer {
  const entries = rows.flatMap((row) => {
    const data = polData(row);
    return [
      utf16(`[${row.key}\0;${row.name}\0;`),
      number(types[row.type] ?? 1),
      utf16(';'),
      number(data.length),
      utf16(';'),
      data,
      utf16(']'),
    ];
  });
  return Buffer.concat([Buffer.from('PReg'), number(1), ...entries]);
}
